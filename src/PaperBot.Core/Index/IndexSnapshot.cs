using System.Runtime.InteropServices;
using PaperBot.Entries;
using PaperBot.Filters;

namespace PaperBot.Index;

/// <summary>All entries at one moment, newest date first and then in the digest's own order; entries without a date come last.</summary>
public sealed class IndexSnapshot
{
    private const int MostDaysApart = 3;
    private const int MostNoteLinks = 20;

    private readonly FoldedEntry[] _entries;
    private readonly Entry[] _shown;
    private readonly Dictionary<EntryId, int> _byId;
    private readonly Dictionary<string, int[]> _byArxivId;
    private readonly Dictionary<string, int[]> _byOwnArxivId;
    private readonly Dictionary<string, int[]> _byTitle;
    private readonly Dictionary<Tag, int[]> _byTag;
    private readonly int[] _all;
    private readonly int[] _derived;

    private IndexSnapshot(IEnumerable<FoldedEntry> entries)
    {
        _entries = [.. entries];
        Array.Sort(_entries, (left, right) => ByOrder(left.Entry, right.Entry));
        Tags = new TagVocabulary(_entries.SelectMany(entry => entry.Entry.AllTags));
        _shown = [.. _entries.Select(entry => Tags.Spell(entry.Entry))];
        _all = [.. Enumerable.Range(0, _entries.Length)];
        _derived = [.. _all.Where(position => this[position].DerivedTags.Count > 0)];
        _byId = _all.ToDictionary(position => this[position].Id);
        _byArxivId = Postings(position => this[position].Links.Select(link => link.ArxivId).OfType<string>());
        _byOwnArxivId = Postings(position => _entries[position].Text.OwnArxivIds);
        _byTitle = Postings(position => _entries[position].Text.Title is { Length: > 1 } title ? [title] : Array.Empty<string>());
        _byTag = Postings(position => this[position].AllTags);
        Dates = [.. _all.Select(position => this[position].Date).OfType<DateOnly>().Distinct()];
    }

    /// <summary>A snapshot of entries that stand in no store.</summary>
    public static IndexSnapshot Of(IEnumerable<Entry> entries) => new(entries.Select(entry => new FoldedEntry(entry)));

    /// <summary>No entries.</summary>
    public static IndexSnapshot Empty { get; } = new([]);

    /// <summary>The state in which some entries are new or different, and others are no more.</summary>
    internal IndexSnapshot With(IReadOnlyCollection<FoldedEntry> present, IReadOnlyList<EntryId> withdrawn)
    {
        HashSet<EntryId> replaced = [.. present.Select(entry => entry.Entry.Id), .. withdrawn];
        return replaced.Count == 0 ? this : new(_entries.Where(entry => !replaced.Contains(entry.Entry.Id)).Concat(present));
    }

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Length;

    /// <summary>The tags in use.</summary>
    public TagVocabulary Tags { get; }

    /// <summary>The days that have entries, newest first.</summary>
    public IReadOnlyList<DateOnly> Dates { get; }

    /// <summary>The entry at a position of the order, from 0; its tags as they are most often written.</summary>
    public Entry this[int position] => _shown[position];

    /// <summary>Entries in the order of look-ups.</summary>
    public static IEnumerable<Entry> InOrder(IEnumerable<Entry> entries) => entries.Order(Comparer<Entry>.Create(ByOrder));

    /// <summary>The entry with an id, or null.</summary>
    public Entry? FindEntry(EntryId id) => _byId.TryGetValue(id, out var position) ? this[position] : null;

    /// <summary>The entries that link to an arXiv paper, by its id without version.</summary>
    public EntryList FindByArxivId(string arxivId) => new(this, _byArxivId.GetValueOrDefault(arxivId, []));

    /// <summary>
    /// The other notes on an entry's paper, newest first: those whose own link leads to the same arXiv paper, and those of the same title
    /// unless their own links or authors say that it is another paper, or neither names any paper.
    /// </summary>
    public EntryList FindOtherNotes(Entry entry)
    {
        if (!_byId.TryGetValue(entry.Id, out var position))
        {
            return new(this, []);
        }

        var note = _entries[position];
        var samePaper = note.Text.OwnArxivIds.Select(id => _byOwnArxivId[id]).Aggregate(Array.Empty<int>(), Positions.Union);
        var sameTitle = _byTitle.GetValueOrDefault(note.Text.Title, []).Where(other => IsOnSamePaper(entry, this[other])).ToArray();
        return new(this, Positions.Except(Positions.Union(samePaper, sameTitle), [position]));
    }

    /// <summary>The entries that an entry's links to other notes name, in the order of the links. What names no entry is passed over.</summary>
    public EntryList FindLinkedNotes(Entry entry) =>
        new(this, [.. entry.NoteLinks.Take(MostNoteLinks).Select(FindNote).OfType<int>().Distinct().Where(position => this[position].Id != entry.Id)]);

    /// <summary>The position of the entry that a link names, or null.</summary>
    private int? FindNote(NoteLink link)
    {
        var title = FoldedText.Words(link.Title);
        if (title.Length == 1)
        {
            return null;
        }

        if (link.Date is not { DayNumber: var day })
        {
            return _all.Where(position => IsCalled(position, title)).Cast<int?>().FirstOrDefault();
        }

        // A note may stand under the date of a digest that holds it as well, and a file's name is often only how the title begins.
        var first = Positions.Partition(_entries.Length, position => this[position].Date?.DayNumber > day + MostDaysApart);
        var end = Positions.Partition(_entries.Length, position => this[position].Date?.DayNumber >= day - MostDaysApart);
        return Positions.Within(_all, first, end)
            .Where(position => _entries[position].Text.Title.StartsWith(title, StringComparison.Ordinal))
            .OrderBy(position => _entries[position].Text.Title != title)
            .ThenBy(position => Math.Abs(this[position].Date!.Value.DayNumber - day))
            .Cast<int?>()
            .FirstOrDefault();
    }

    // Without a date one word would name any paper that begins with it, so the name has to be all of the title, or all before its colon.
    private bool IsCalled(int position, string title) => _entries[position].Text.Title.StartsWith(title, StringComparison.Ordinal)
        && (_entries[position].Text.Title == title || FoldedText.Words(this[position].Title.Split(':')[0]) == title);

    private static bool IsOnSamePaper(Entry one, Entry other) =>
        !PaperKeys.AreTwoPapers(one, other) && (PaperKeys.NamesPaper(one) || PaperKeys.NamesPaper(other));

    /// <summary>The entries that pass a filter.</summary>
    public EntryList Find(Filter filter)
    {
        var (first, end) = Span(filter.Dates);
        int[]? found = null;
        foreach (var clause in filter.Clauses)
        {
            var either = clause.Select(tag => _byTag.GetValueOrDefault(tag, [])).Aggregate(Positions.Union);
            found = found is null ? either : Positions.Intersect(found, either);
        }

        found = Positions.Within(found ?? _all, first, end);
        foreach (var tag in filter.Excluded)
        {
            found = Positions.Except(found, _byTag.GetValueOrDefault(tag, []));
        }

        return new(this, filter.Authors.Count == 0 ? found : [.. found.Where(position => filter.HasAuthors(this[position]))]);
    }

    /// <summary>The entries that pass a filter: those that do so by their author's own tags, then those that only a derived tag brings in.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="byAuthor">How many are by their author's own tags.</param>
    public EntryList FindByAuthorFirst(Filter filter, out int byAuthor)
    {
        var found = Find(filter);
        int[] derived = [.. Positions.Intersect(found.Positions, _derived).Where(position => !filter.IsByAuthor(this[position]))];
        byAuthor = found.Count - derived.Length;
        return derived.Length == 0 ? found : new(this, [.. Positions.Except(found.Positions, derived), .. derived]);
    }

    /// <summary>The entries that pass a filter and hold all the words (one of <c>moe|llm</c>), each from a word's beginning (Korean: anywhere).</summary>
    public EntryList Search(IReadOnlyList<string> words, Filter filter) => Search(words, filter, text => text.Words);

    /// <summary>The entries whose title holds all the words; only the one that is called just so, if there is one.</summary>
    public EntryList SearchTitles(string words)
    {
        var found = Search(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), Filter.Everything, text => text.TitleWords);
        var title = FoldedText.Words(words);
        var exact = found.Positions.Where(position => _entries[position].Text.Title == title).ToArray();
        return exact.Length > 0 ? new(this, exact) : found;
    }

    private EntryList Search(IReadOnlyList<string> words, Filter filter, Func<EntryText, ReadOnlySpan<byte>> wordsOf)
    {
        var typed = words
            .Select(word => word.Split('|').Select(alternative => new TypedWord(alternative)).Where(alternative => !alternative.IsEmpty).ToArray())
            .Where(alternatives => alternatives.Length > 0)
            .ToList();
        return typed.Count == 0
            ? new(this, [])
            : new(this, [.. Find(filter).Positions.Where(position => typed.TrueForAll(alternatives =>
                Array.Exists(alternatives, word => word.IsIn(wordsOf(_entries[position].Text)))))]);
    }

    private Dictionary<TKey, int[]> Postings<TKey>(Func<int, IEnumerable<TKey>> keys)
        where TKey : notnull
    {
        // Most titles have one entry: a list for each would be most of the work.
        var postings = new Dictionary<TKey, int[]>();
        var many = new Dictionary<TKey, List<int>>();
        for (var position = 0; position < _entries.Length; position++)
        {
            foreach (var key in keys(position))
            {
                ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, key, out var isKnown);
                if (!isKnown)
                {
                    first = [position];
                    continue;
                }

                var positions = CollectionsMarshal.GetValueRefOrAddDefault(many, key, out _) ??= [first![0]];
                if (positions[^1] != position)
                {
                    positions.Add(position);
                }
            }
        }

        foreach (var (key, positions) in many)
        {
            postings[key] = [.. positions];
        }

        return postings;
    }

    /// <summary>Where the days of a range begin and end in the order.</summary>
    private (int First, int End) Span(DateRange dates)
    {
        if (dates == DateRange.Always)
        {
            return (0, _entries.Length);
        }

        var first = Positions.Partition(_entries.Length, position => this[position].Date > dates.Last);
        var end = Positions.Partition(_entries.Length, position => this[position].Date >= dates.First);
        return (first, Math.Max(first, end));
    }

    private static int ByOrder(Entry a, Entry b)
    {
        var order = Nullable.Compare(b.Date, a.Date);
        order = order != 0 ? order : string.CompareOrdinal(a.Source.File, b.Source.File);
        order = order != 0 ? order : string.CompareOrdinal(a.Source.Location, b.Source.Location);
        order = order != 0 ? order : a.Ordinal.CompareTo(b.Ordinal);
        return order != 0 ? order : string.CompareOrdinal(a.Id.Value, b.Id.Value);
    }
}
