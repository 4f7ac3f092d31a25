using PaperBot.Search;
using PaperBot.Storage;

namespace PaperBot.Mcp;

/// <summary>Brings the index up to date before a look-up, in a process in which nothing else does.</summary>
internal sealed partial class IndexFreshness(IEntryIndex index, TimeProvider time, ILogger<IndexFreshness> logger)
{
    private readonly Lock _lock = new();
    private Task _running = Task.CompletedTask;
    private string? _problem;

    /// <summary>Waits until the index is up to date. If that takes long, the look-up is answered from what there is.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        Task running;
        lock (_lock)
        {
            running = _running = _running.IsCompleted ? Task.Run(Refresh, CancellationToken.None) : _running;
        }

        try
        {
            await running.WaitAsync(Limits.QueryTime, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // It goes on meanwhile.
        }
    }

    private void Refresh()
    {
        try
        {
            index.Refresh();
            _problem = null;
        }
        catch (Exception exception) when (exception is IndexException or StorageException)
        {
            if (_problem != exception.Message)
            {
                LogFailed(exception.Message);
            }

            _problem = exception.Message;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Look-ups are answered from what the index has. {Problem}")]
    private partial void LogFailed(string problem);
}
