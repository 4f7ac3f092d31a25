namespace PaperBot.Tests;

/// <summary>Ways to read a small store.</summary>
internal static class StoreReading
{
    /// <summary>Reads the ids of all entries, in the order of look-ups.</summary>
    public static IReadOnlyList<EntryId> ReadIds(this IEntryStore store) => [.. store.ReadChanges(-1).Present.Select(entry => entry.Id)];

    /// <summary>Reads the entries that were added or modified after a change, in the order of look-ups.</summary>
    public static IReadOnlyList<Entry> ReadChanged(this IEntryStore store, long after) => store.ReadEntries(store.ReadChanges(after).Present);
}
