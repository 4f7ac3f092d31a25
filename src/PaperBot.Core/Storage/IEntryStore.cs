namespace PaperBot.Storage;

/// <summary>The store of entries, documents and sources. What it returns has been read to the end.</summary>
/// <remarks>Every method throws <see cref="StorageException"/> if the database cannot be used now.</remarks>
public interface IEntryStore
{
    /// <summary>
    /// Reads what changed after a change number; -1 for everything. Each import that changes something, in any process, increases the number. If it
    /// is lower than <paramref name="after"/>, or the history is another one, a copy was restored, and everything is returned, with -1 as
    /// <see cref="StoreChanges.Since"/>.
    /// </summary>
    /// <param name="after">The <see cref="StoreChanges.Change"/> of an earlier read, or -1.</param>
    /// <param name="history">The <see cref="StoreChanges.History"/> of that read; null for whatever it is.</param>
    StoreChanges ReadChanges(long after, string? history = null);

    /// <summary>Reads many entries as written, in the order given. Those that have been withdrawn meanwhile are left out.</summary>
    /// <param name="entries">Entries of <see cref="StoreChanges.Present"/>. All that are returned are in memory, so pass some thousand at most.</param>
    IReadOnlyList<Entry> ReadEntries(IReadOnlyList<StoredEntry> entries);

    /// <summary>Finds a few entries as written, in the order of their ids, withdrawn ones too. Those that do not exist are left out.</summary>
    IReadOnlyList<(Entry Entry, bool IsWithdrawn)> FindWithWithdrawn(IReadOnlyList<EntryId> ids);

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

    /// <summary>Finds when an entry's settling time is over; null if it does not have to settle.</summary>
    DateTimeOffset? FindSettles(EntryId id);

    /// <summary>Reads the documents below a folder that were imported and not removed since, from any source.</summary>
    IReadOnlyList<EntrySource> ReadDocuments(string location);

    /// <summary>Reads the documents of a kind of source that were imported and not removed since, and are below none of the locations.</summary>
    IReadOnlyList<EntrySource> ReadDocumentsElsewhere(string kind, IReadOnlyList<string> locations);

    /// <summary>Finds the health of the source at a location; null if it was never polled.</summary>
    SourceHealth? FindHealth(string location);

    /// <summary>Saves the health of the source at a location.</summary>
    void SaveHealth(string location, SourceHealth health);
}
