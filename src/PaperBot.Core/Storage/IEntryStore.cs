namespace PaperBot.Storage;

/// <summary>The store of entries, documents and sources. What it returns has been read to the end.</summary>
/// <remarks>Every method throws <see cref="StorageException"/> if the database cannot be used now.</remarks>
public interface IEntryStore
{
    /// <summary>
    /// Reads what changed after a change number; -1 for everything. Each import that changes something, in any process, increases the number. If it
    /// is lower than <paramref name="after"/>, an earlier copy was restored, and everything is returned, with -1 as <see cref="StoreChanges.Since"/>.
    /// </summary>
    StoreChanges ReadChanges(long after);

    /// <summary>Reads the ids of the entries that are not withdrawn, newest date first, then in the digest's own order.</summary>
    IReadOnlyList<EntryId> ReadOrder();

    /// <summary>Reads entries as written, in the order of their ids. Those that have been withdrawn meanwhile are left out.</summary>
    IReadOnlyList<Entry> ReadEntries(IReadOnlyList<EntryId> ids);

    /// <summary>
    /// Runs an import: a unit of work on the calling thread, during which no other import runs, in any process. When this returns, all of it is
    /// durable and visible; if <paramref name="work"/> throws, nothing is stored.
    /// </summary>
    /// <param name="work">The work. It must not use the store otherwise.</param>
    T Import<T>(Func<IImportTransaction, T> work);

    /// <summary>Reads what was found for each entry whose paper was looked up.</summary>
    IReadOnlyList<PaperLookup> ReadPaperLookups();

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
public sealed record StoreChanges(IReadOnlyList<Entry> Present, IReadOnlyList<EntryId> Withdrawn, long Since, long Change);
