using System.Runtime.ExceptionServices;

namespace PaperBot.Storage.LiteDb.Files;

/// <summary>The first failure of the files of a database.</summary>
internal sealed class FileFailure
{
    private IOException? _exception;

    /// <summary>Whether the files are no longer used.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Stops the use of the files.</summary>
    /// <param name="exception">The failure; null if there was none.</param>
    public void Stop(IOException? exception = null)
    {
        _exception ??= exception;
        IsStopped = true;
    }

    /// <summary>Throws the failure, if there was one.</summary>
    public void ThrowIfAny()
    {
        if (_exception is not null)
        {
            ExceptionDispatchInfo.Throw(_exception);
        }
    }
}
