using PaperBot.Entries;

namespace PaperBot.Storage;

/// <summary>The durable truth about entries.</summary>
public interface IEntryStore
{
    /// <summary>What has changed after a change number; -1 asks for everything. The number grows with each import that changes something, in any process.</summary>
    StoreChanges ReadChanges(long after);

    /// <summary>Every entry as written, newest date first and then in the digest's own order. Read while it is enumerated, from one state of the store.</summary>
    IEnumerable<Entry> ReadAll();

    /// <summary>Begins an import: all of it becomes visible and durable at <see cref="IImportTransaction.Commit"/>, or none of it.</summary>
    /// <param name="keepsChanges">Whether <see cref="IImportTransaction.Changes"/> will be asked for.</param>
    IImportTransaction BeginImport(bool keepsChanges = false);

    /// <summary>Whether the wait of entries that wait to be posted is over.</summary>
    bool HasSettled(DateTimeOffset now);

    /// <summary>The documents below a folder that were read and not removed since, by any source.</summary>
    IReadOnlyList<EntrySource> ReadDocuments(string location);

    /// <summary>The documents of a kind of source that were read and not removed since, and are below none of these locations.</summary>
    IReadOnlyList<EntrySource> ReadDocumentsElsewhere(string kind, IReadOnlyList<string> locations);

    /// <summary>The health of the source at this location; null if it was never polled.</summary>
    SourceHealth? FindHealth(string location);

    /// <summary>Stores the health of the source at this location.</summary>
    void SaveHealth(string location, SourceHealth health);
}

/// <summary>What has changed in the store.</summary>
/// <param name="Present">Entries that are new or different.</param>
/// <param name="Withdrawn">Entries that no document holds any more.</param>
/// <param name="Since">The change number after which this is all that has changed.</param>
/// <param name="Change">The change number to ask with next time.</param>
public sealed record StoreChanges(IReadOnlyList<IndexedEntry> Present, IReadOnlyList<EntryId> Withdrawn, long Since, long Change);
