using PaperBot.Entries;

namespace PaperBot.Storage;

/// <summary>The durable truth about entries.</summary>
public interface IEntryStore
{
    /// <summary>
    /// What has changed after a change number; -1 asks for everything. Change numbers grow with each import that changes something, in any process.
    /// </summary>
    StoreChanges ReadChanges(long after);

    /// <summary>
    /// Every entry as it was written, newest date first and then in the digest's own order. They are read while they are enumerated, all from
    /// one state of the store.
    /// </summary>
    IEnumerable<Entry> ReadAll();

    /// <summary>Begins an import: all of it becomes visible and durable at <see cref="IImportTransaction.Commit"/>, or none of it.</summary>
    /// <param name="keepsChanges">Whether <see cref="IImportTransaction.Changes"/> will be asked for.</param>
    IImportTransaction BeginImport(bool keepsChanges = false);

    /// <summary>Whether entries that were waited for may be owed to channels now.</summary>
    bool HasSettled(DateTimeOffset now);

    /// <summary>The documents below a folder that were read and not forgotten since, whoever read them.</summary>
    IReadOnlyList<EntrySource> ReadDocuments(string location);

    /// <summary>The documents of a kind of source that were read and not forgotten since, and stand below none of these places.</summary>
    IReadOnlyList<EntrySource> ReadDocumentsElsewhere(string kind, IReadOnlyList<string> locations);

    /// <summary>How the source at this place is doing; null if nothing has been looked at there.</summary>
    SourceHealth? FindHealth(string location);

    /// <summary>Remembers how the source at this place is doing.</summary>
    void SaveHealth(string location, SourceHealth health);
}

/// <summary>What has changed in the store.</summary>
/// <param name="Present">Entries that are new or different.</param>
/// <param name="Withdrawn">Entries that no document holds any more.</param>
/// <param name="Since">The number after which this is all that has changed.</param>
/// <param name="Change">The number to ask with the next time.</param>
public sealed record StoreChanges(IReadOnlyList<FoldedEntry> Present, IReadOnlyList<EntryId> Withdrawn, long Since, long Change);
