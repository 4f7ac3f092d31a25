using PaperBot.Entries;

namespace PaperBot.Storage;

/// <summary>The durable truth about entries.</summary>
public interface IEntryStore
{
    /// <summary>
    /// What has changed after a change number; -1 asks for everything. Change numbers grow with each import that changes something, in any process.
    /// </summary>
    StoreChanges ReadChanges(long after);

    /// <summary>Begins an import: all of it becomes visible and durable at <see cref="IImportTransaction.Commit"/>, or none of it.</summary>
    IImportTransaction BeginImport();

    /// <summary>The documents of a source that were read, by file.</summary>
    IReadOnlyList<EntrySource> ReadDocuments(string kind, string location);
}

/// <summary>What has changed in the store.</summary>
/// <param name="Present">Entries that are new or different.</param>
/// <param name="Withdrawn">Entries that no document holds any more.</param>
/// <param name="Change">The number to ask with the next time.</param>
public sealed record StoreChanges(IReadOnlyList<Entry> Present, IReadOnlyList<EntryId> Withdrawn, long Change);
