namespace PaperBot.Importing;

/// <summary>The entries that documents had when they were last read, to be matched with those that they have now. Each is found once.</summary>
internal sealed class PreviousEntries
{
    // A shorter text is said of many papers.
    private const int MinTextLength = 20;

    private readonly Dictionary<long, List<PreviousEntry>> _byKey = [];
    private readonly Dictionary<string, List<PreviousEntry>> _byText = [];
    private readonly IReadOnlyList<PreviousEntry> _entries;
    private readonly HashSet<EntryId> _all;
    private readonly HashSet<EntryId> _left;

    /// <param name="entries">The entries; of several that match equally well, the first is found.</param>
    public PreviousEntries(IReadOnlyList<PreviousEntry> entries)
    {
        _entries = entries;
        _all = [.. entries.Select(entry => entry.Id)];
        _left = [.. _all];
        foreach (var entry in entries)
        {
            foreach (var key in PaperKeys.Of(entry.Content))
            {
                Add(_byKey, key, entry);
            }

            foreach (var text in Texts(entry.Content))
            {
                Add(_byText, text, entry);
            }
        }
    }

    /// <summary>How many there are, found or not.</summary>
    public int Count => _entries.Count;

    /// <summary>Whether an entry is among them, found or not.</summary>
    public bool Contains(EntryId id) => _all.Contains(id);

    public void Take(EntryId id) => _left.Remove(id);

    /// <summary>The first entry on the same paper that satisfies a condition, or null.</summary>
    public EntryId? FindByKey(PreparedEntry entry, Func<EntryContent, bool> condition) => _left.Count == 0 ? null : Find(
        entry.Keys.SelectMany(key => _byKey.GetValueOrDefault(key, [])),
        before => !PaperKeys.AreTwoPapers(before, entry.Content) && condition(before));

    /// <summary>The first entry with the same commentary or abstract, whatever its title or date, or null.</summary>
    public EntryId? FindByText(EntryContent content) => _left.Count == 0 ? null : Find(
        Texts(content).SelectMany(text => _byText.GetValueOrDefault(text, [])),
        before => !PaperKeys.AreTwoPapers(before, content) || FoldedText.Words(before.Title) == FoldedText.Words(content.Title));

    /// <summary>The entry at a position of its document if it satisfies a condition, or null.</summary>
    public EntryId? FindAt(int ordinal, Func<EntryContent, bool> condition) => ordinal < _entries.Count ? Find([_entries[ordinal]], condition) : null;

    private EntryId? Find(IEnumerable<PreviousEntry> entries, Func<EntryContent, bool> condition) =>
        entries.FirstOrDefault(entry => _left.Contains(entry.Id) && condition(entry.Content))?.Id;

    private static IEnumerable<string> Texts(EntryContent content)
    {
        if (string.Join('\n', content.Commentary) is { Length: >= MinTextLength } commentary)
        {
            yield return $"commentary|{commentary}";
        }

        if (content.Abstract is { } text)
        {
            yield return $"abstract|{text}";
        }
    }

    private static void Add<TKey>(Dictionary<TKey, List<PreviousEntry>> lists, TKey key, PreviousEntry entry)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        list.Add(entry);
    }
}
