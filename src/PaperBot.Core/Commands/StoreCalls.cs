using Microsoft.Extensions.Logging;

namespace PaperBot.Commands;

/// <summary>Uses the store for commands, without waiting for it longer than a command may take.</summary>
internal sealed partial class StoreCalls(ILogger<StoreCalls> logger)
{
    /// <summary>Returns what a use of the store returns; the default if the store cannot be used now or in time, which is logged.</summary>
    public async Task<T?> UseAsync<T>(Func<T?> use, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(use, CancellationToken.None).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is StorageException or OperationCanceledException)
        {
            LogFailed(exception.Message);
            return default;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A command could not use the store: {Problem}")]
    private partial void LogFailed(string problem);
}
