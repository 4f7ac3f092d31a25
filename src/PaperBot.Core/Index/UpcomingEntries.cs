using PaperBot.Entries;
using PaperBot.Filters;

namespace PaperBot.Index;

/// <summary>Entries that are being stored, made ready for the index on other processors meanwhile.</summary>
/// <param name="aliases">What tags stand for.</param>
public sealed class UpcomingEntries(TagAliases aliases)
{
    private readonly Dictionary<Entry, Task<IndexedEntry>> _entries = new(ReferenceEqualityComparer.Instance);

    /// <summary>Begins to make an entry ready.</summary>
    public void Add(Entry entry) => _entries[entry] = Task.Run(() => new IndexedEntry(aliases.Apply(entry)));

    /// <summary>Entries that were added, ready.</summary>
    internal IEnumerable<IndexedEntry> Get(IEnumerable<Entry> entries) => entries.Select(entry => _entries[entry].GetAwaiter().GetResult());
}
