using Microsoft.Extensions.Logging;

namespace PaperBot.Commands;

/// <summary>People's own lists, without waiting for the store longer than a command may take.</summary>
internal sealed partial class SavedEntries(ISavedStore store, TimeProvider time, ILogger<SavedEntries> logger)
{
    /// <summary>Adds an entry to a list; null if the store cannot be used now.</summary>
    public Task<SaveOutcome?> SaveAsync(string owner, EntryId entry, CancellationToken cancellationToken) =>
        UseAsync<SaveOutcome?>(() => store.Save(owner, entry, time.GetUtcNow()), cancellationToken);

    /// <summary>Removes an entry from a list, and tells whether it was there; null if the store cannot be used now.</summary>
    public Task<bool?> RemoveAsync(string owner, EntryId entry, CancellationToken cancellationToken) =>
        UseAsync<bool?>(() => store.Remove(owner, entry), cancellationToken);

    /// <summary>Finds the entries of a list, the last saved first; null if the store cannot be used now.</summary>
    public Task<IReadOnlyList<EntryId>?> FindAsync(string owner, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<EntryId>?>(() => store.Find(owner), cancellationToken);

    private async Task<T?> UseAsync<T>(Func<T> use, CancellationToken cancellationToken)
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

    [LoggerMessage(LogLevel.Warning, "A list of saved entries could not be used: {Problem}")]
    private partial void LogFailed(string problem);
}
