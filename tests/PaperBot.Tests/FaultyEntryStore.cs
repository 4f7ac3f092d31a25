namespace PaperBot.Tests;

/// <summary>A store that can be made to fail as if another program had it locked.</summary>
internal sealed class FaultyEntryStore(IEntryStore store) : IEntryStore
{
    /// <summary>The message of all uses from now on; null to work again.</summary>
    public string? Fault { get; set; }

    private IEntryStore Store => Fault is null ? store : throw new StorageException(Fault) { IsTemporary = true };

    public StoreChanges ReadChanges(long after, string? history = null) => Store.ReadChanges(after, history);

    public IReadOnlyList<Entry> ReadEntries(IReadOnlyList<StoredEntry> entries) => Store.ReadEntries(entries);

    public IReadOnlyList<(Entry Entry, bool IsWithdrawn)> FindWithWithdrawn(IReadOnlyList<EntryId> ids) => Store.FindWithWithdrawn(ids);

    public T Import<T>(Func<IImportTransaction, T> work) => Store.Import(work);

    public IReadOnlyList<PaperLookup> ReadPaperLookups() => Store.ReadPaperLookups();

    public bool HasSettled(DateTimeOffset now) => Store.HasSettled(now);

    public DateTimeOffset? FindSettles(EntryId id) => Store.FindSettles(id);

    public IReadOnlyList<EntrySource> ReadDocuments(string location) => Store.ReadDocuments(location);

    public IReadOnlyList<EntrySource> ReadDocumentsElsewhere(string kind, IReadOnlyList<string> locations) => Store.ReadDocumentsElsewhere(kind, locations);

    public SourceHealth? FindHealth(string location) => Store.FindHealth(location);

    public void SaveHealth(string location, SourceHealth health) => Store.SaveHealth(location, health);
}
