namespace PaperBot.Storage;

/// <summary>The store of entries, documents and sources.</summary>
public interface IEntryStore
{
    /// <summary>Reads what changed after a change number; -1 for everything. Each import that changes something, in any process, increases the number.</summary>
    StoreChanges ReadChanges(long after);

    /// <summary>Reads every entry as written, newest date first, then in the digest's own order. The enumeration streams from one state of the store.</summary>
    IEnumerable<Entry> ReadAll();

    /// <summary>Begins an import. It becomes visible and durable as a whole at <see cref="IImportTransaction.Commit"/>.</summary>
    /// <param name="keepsChanges">Whether <see cref="IImportTransaction.Changes"/> will be read.</param>
    IImportTransaction BeginImport(bool keepsChanges = false);

    /// <summary>Whether there are entries whose settling time is over.</summary>
    bool HasSettled(DateTimeOffset now);

    /// <summary>Reads the documents below a folder that were imported and not removed since, from any source.</summary>
    IReadOnlyList<EntrySource> ReadDocuments(string location);

    /// <summary>Reads the documents of a kind of source that were imported and not removed since, and are below none of the locations.</summary>
    IReadOnlyList<EntrySource> ReadDocumentsElsewhere(string kind, IReadOnlyList<string> locations);

    /// <summary>Finds the health of the source at a location; null if it was never polled.</summary>
    SourceHealth? FindHealth(string location);

    /// <summary>Saves the health of the source at a location.</summary>
    void SaveHealth(string location, SourceHealth health);
}

/// <summary>Changes in the store.</summary>
/// <param name="Present">Entries that were added or modified.</param>
/// <param name="Withdrawn">Entries that are in no document any more.</param>
/// <param name="Since">The change number after which these are all changes.</param>
/// <param name="Change">The change number for the next read.</param>
public sealed record StoreChanges(IReadOnlyList<IndexedEntry> Present, IReadOnlyList<EntryId> Withdrawn, long Since, long Change);
