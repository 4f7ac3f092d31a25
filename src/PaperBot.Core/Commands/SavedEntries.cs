namespace PaperBot.Commands;

/// <summary>People's own lists, without waiting for the store longer than a command may take.</summary>
internal sealed class SavedEntries(ISavedStore store, StoreCalls calls, TimeProvider time)
{
    /// <summary>Adds an entry to a list; null if the store cannot be used now.</summary>
    public Task<SaveOutcome?> SaveAsync(string owner, EntryId entry, CancellationToken cancellationToken) =>
        calls.UseAsync<SaveOutcome?>(() => store.Save(owner, entry, time.GetUtcNow()), cancellationToken);

    /// <summary>Removes an entry from a list, and tells whether it was there; null if the store cannot be used now.</summary>
    public Task<bool?> RemoveAsync(string owner, EntryId entry, CancellationToken cancellationToken) =>
        calls.UseAsync<bool?>(() => store.Remove(owner, entry), cancellationToken);

    /// <summary>Finds the entries of a list, the last saved first; null if the store cannot be used now.</summary>
    public Task<IReadOnlyList<EntryId>?> FindAsync(string owner, CancellationToken cancellationToken) =>
        calls.UseAsync<IReadOnlyList<EntryId>?>(() => store.Find(owner), cancellationToken);
}
