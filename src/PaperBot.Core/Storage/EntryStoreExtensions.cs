namespace PaperBot.Storage;

/// <summary>Ways to use the store that need no engine.</summary>
public static class EntryStoreExtensions
{
    private const int EntriesInPage = 1000;

    /// <summary>Runs an import that returns nothing.</summary>
    public static void Import(this IEntryStore store, Action<IImportTransaction> work) => store.Import(import =>
    {
        work(import);
        return true;
    });

    /// <summary>
    /// Reads every entry as written, newest date first, then in the digest's own order, a page at a time, so that the store is not kept waiting. An
    /// entry that is imported meanwhile may be missing, or be the new one.
    /// </summary>
    public static IEnumerable<Entry> ReadAll(this IEntryStore store) => store.ReadChanges(-1).Present.Chunk(EntriesInPage).SelectMany(store.ReadEntries);

    /// <summary>Finds a few entries as written, in the order of their ids. Those that do not exist or are withdrawn are left out.</summary>
    public static IReadOnlyList<Entry> FindEntries(this IEntryStore store, IReadOnlyList<EntryId> ids) =>
        [.. store.FindWithWithdrawn(ids).Where(found => !found.IsWithdrawn).Select(found => found.Entry)];
}
