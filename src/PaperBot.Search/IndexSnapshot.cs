using PaperBot.Filters;

namespace PaperBot.Search;

/// <summary>A snapshot in memory: the entries in the order of look-ups, and the positions of the entries with each key.</summary>
internal sealed class IndexSnapshot : IIndexSnapshot
{
    private readonly IndexedEntry[] _entries;
    private readonly Entry[] _shown;
    private readonly Dictionary<EntryId, int> _byId;
    private readonly PostingMap<string> _byArxivId;
    private readonly PostingMap<string> _byPaper;
    private readonly PostingMap<Tag> _byTag;
    private readonly RelatedEntries _related;
    private readonly int[] _all;
    private readonly int[] _derived;

    private IndexSnapshot(IEnumerable<IndexedEntry> entries)
    {
        _entries = [.. entries];
        Array.Sort(_entries, (left, right) => Compare(left.Entry, right.Entry));
        Tags = new TagVocabulary(_entries.SelectMany(entry => entry.Entry.AllTags));
        _shown = [.. _entries.Select(entry => Tags.ApplySpelling(entry.Entry))];
        _all = [.. Enumerable.Range(0, _entries.Length)];
        _derived = [.. _all.Where(position => this[position].DerivedTags.Count > 0)];
        _byId = _all.ToDictionary(position => this[position].Id);
        _byArxivId = new(_entries.Length, position => this[position].Links.Select(link => link.ArxivId).OfType<string>());
        _byPaper = new(_entries.Length, position => _entries[position].Text.OwnArxivIds);
        _byTag = new(_entries.Length, position => this[position].FoundTags);
        _related = new(_entries, _byPaper);
        Dates = [.. _all.Select(position => this[position].Date).OfType<DateOnly>().Distinct()];
    }

    public static IndexSnapshot Empty { get; } = new([]);

    /// <summary>Creates a snapshot of entries that are not in the store.</summary>
    public static IndexSnapshot Create(IEnumerable<Entry> entries) => new(entries.Select(entry => new IndexedEntry(entry)));

    /// <summary>Creates a snapshot in which some entries are added or replaced, and others removed.</summary>
    internal IndexSnapshot With(IReadOnlyCollection<IndexedEntry> present, IReadOnlyList<EntryId> withdrawn)
    {
        HashSet<EntryId> replaced = [.. present.Select(entry => entry.Entry.Id), .. withdrawn];
        return replaced.Count == 0 ? this : new(_entries.Where(entry => !replaced.Contains(entry.Entry.Id)).Concat(present));
    }

    public int Count => _entries.Length;

    public TagVocabulary Tags { get; }

    public IReadOnlyList<DateOnly> Dates { get; }

    /// <summary>The entry at a position, from 0, with its tags as they are most often written.</summary>
    public Entry this[int position] => _shown[position];

    public Entry? FindEntry(EntryId id) => _byId.TryGetValue(id, out var position) ? this[position] : null;

    public IReadOnlyList<Entry> FindByArxivId(string arxivId) =>
        new EntryList(this, [.. _byPaper[arxivId], .. PostingList.Except(_byArxivId[arxivId], _byPaper[arxivId])]);

    public IReadOnlyList<Entry> FindOnSamePaper(Entry entry) =>
        new EntryList(this, _byId.TryGetValue(entry.Id, out var position) ? _related.FindOnSamePaper(position) : []);

    public IReadOnlyList<Entry> FindLinked(Entry entry) => new EntryList(this, [.. _related.FindLinked(entry)]);

    public IReadOnlyList<Entry> Find(Filter filter) => new EntryList(this, Match(filter));

    public IReadOnlyList<Entry> FindOwnTagsFirst(Filter filter, out int ownCount)
    {
        var found = Match(filter);
        int[] derived = [.. PostingList.Intersect(found, _derived).Where(position => !filter.MatchesOwnTags(this[position]))];
        ownCount = found.Length - derived.Length;
        return new EntryList(this, derived.Length == 0 ? found : [.. PostingList.Except(found, derived), .. derived]);
    }

    public IReadOnlyList<Entry> Search(IReadOnlyList<string> words, Filter filter) => new EntryList(this, Match(words, filter, text => text.Words));

    public IReadOnlyList<Entry> SearchTitles(string words)
    {
        var found = Match(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), Filter.Everything, text => text.TitleWords);
        var title = FoldedText.Words(words);
        var exact = found.Where(position => _entries[position].Text.Title == title).ToArray();
        return new EntryList(this, exact.Length > 0 ? exact : found);
    }

    private int[] Match(Filter filter)
    {
        var (first, end) = FindSpan(filter.Dates);
        int[]? found = null;
        foreach (var clause in filter.Clauses)
        {
            var either = clause.Select(tag => _byTag[tag]).Aggregate(PostingList.Union);
            found = found is null ? either : PostingList.Intersect(found, either);
        }

        found = PostingList.Within(found ?? _all, first, end);
        foreach (var tag in filter.Excluded)
        {
            found = PostingList.Except(found, _byTag[tag]);
        }

        return filter.Authors.Count == 0 ? found : [.. found.Where(position => filter.HasAuthors(this[position]))];
    }

    private int[] Match(IReadOnlyList<string> words, Filter filter, Func<EntryText, ReadOnlySpan<byte>> wordsOf)
    {
        var terms = words
            .Select(word => word.Split('|').Select(alternative => new SearchTerm(alternative)).Where(alternative => !alternative.IsEmpty).ToArray())
            .Where(alternatives => alternatives.Length > 0)
            .ToList();
        return terms.Count == 0
            ? []
            : [.. Match(filter).Where(position => terms.TrueForAll(alternatives =>
                Array.Exists(alternatives, term => term.IsIn(wordsOf(_entries[position].Text)))))];
    }

    /// <summary>Finds the positions of the entries in a range of days: from the first up to, not including, the end.</summary>
    private (int First, int End) FindSpan(DateRange dates)
    {
        if (dates == DateRange.Always)
        {
            return (0, _entries.Length);
        }

        var first = PostingList.Partition(_entries.Length, position => this[position].Date > dates.Last);
        var end = PostingList.Partition(_entries.Length, position => this[position].Date >= dates.First);
        return (first, Math.Max(first, end));
    }

    private static int Compare(Entry left, Entry right)
    {
        var order = Nullable.Compare(right.Date, left.Date);
        order = order != 0 ? order : string.CompareOrdinal(left.Source.File, right.Source.File);
        order = order != 0 ? order : string.CompareOrdinal(left.Source.Location, right.Source.Location);
        order = order != 0 ? order : left.Ordinal.CompareTo(right.Ordinal);
        return order != 0 ? order : string.CompareOrdinal(left.Id.Value, right.Id.Value);
    }
}
