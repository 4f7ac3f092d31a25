using System.Runtime.InteropServices;
using PaperBot.Entries;
using PaperBot.Filters;

namespace PaperBot.Search;

/// <summary>A snapshot in memory: the entries in the order of look-ups, and for each key the positions of the entries that have it.</summary>
internal sealed class IndexSnapshot : IIndexSnapshot
{
    private const int MaxDaysApart = 3;
    private const int MaxNoteLinks = 20;

    private readonly IndexedEntry[] _entries;
    private readonly Entry[] _shown;
    private readonly Dictionary<EntryId, int> _byId;
    private readonly Dictionary<string, int[]> _byArxivId;
    private readonly Dictionary<string, int[]> _byOwnArxivId;
    private readonly Dictionary<string, int[]> _byTitle;
    private readonly Dictionary<Tag, int[]> _byTag;
    private readonly int[] _all;
    private readonly int[] _derived;

    private IndexSnapshot(IEnumerable<IndexedEntry> entries)
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
    public static IndexSnapshot Of(IEnumerable<Entry> entries) => new(entries.Select(entry => new IndexedEntry(entry)));

    /// <summary>No entries.</summary>
    public static IndexSnapshot Empty { get; } = new([]);

    /// <summary>The state in which some entries are new or different, and others are no more.</summary>
    internal IndexSnapshot With(IReadOnlyCollection<IndexedEntry> present, IReadOnlyList<EntryId> withdrawn)
    {
        HashSet<EntryId> replaced = [.. present.Select(entry => entry.Entry.Id), .. withdrawn];
        return replaced.Count == 0 ? this : new(_entries.Where(entry => !replaced.Contains(entry.Entry.Id)).Concat(present));
    }

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <inheritdoc/>
    public TagVocabulary Tags { get; }

    /// <inheritdoc/>
    public IReadOnlyList<DateOnly> Dates { get; }

    /// <summary>The entry at a position of the order, from 0; its tags as they are most often written.</summary>
    public Entry this[int position] => _shown[position];

    /// <inheritdoc/>
    public Entry? FindEntry(EntryId id) => _byId.TryGetValue(id, out var position) ? this[position] : null;

    /// <inheritdoc/>
    public IReadOnlyList<Entry> FindByArxivId(string arxivId) => new EntryList(this, _byArxivId.GetValueOrDefault(arxivId, []));

    /// <inheritdoc/>
    public IReadOnlyList<Entry> FindOtherNotes(Entry entry)
    {
        if (!_byId.TryGetValue(entry.Id, out var position))
        {
            return new EntryList(this, []);
        }

        var note = _entries[position];
        var samePaper = note.Text.OwnArxivIds.Select(id => _byOwnArxivId[id]).Aggregate(Array.Empty<int>(), PostingList.Union);
        var sameTitle = _byTitle.GetValueOrDefault(note.Text.Title, []).Where(other => IsOnSamePaper(entry, this[other])).ToArray();
        return new EntryList(this, PostingList.Except(PostingList.Union(samePaper, sameTitle), [position]));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Entry> FindLinkedNotes(Entry entry) =>
        new EntryList(this, [.. entry.NoteLinks.Take(MaxNoteLinks).Select(FindNote).OfType<int>().Distinct().Where(position => this[position].Id != entry.Id)]);

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
        var first = PostingList.Partition(_entries.Length, position => this[position].Date?.DayNumber > day + MaxDaysApart);
        var end = PostingList.Partition(_entries.Length, position => this[position].Date?.DayNumber >= day - MaxDaysApart);
        return PostingList.Within(_all, first, end)
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

    /// <inheritdoc/>
    public IReadOnlyList<Entry> Find(Filter filter) => new EntryList(this, Match(filter));

    private int[] Match(Filter filter)
    {
        var (first, end) = Span(filter.Dates);
        int[]? found = null;
        foreach (var clause in filter.Clauses)
        {
            var either = clause.Select(tag => _byTag.GetValueOrDefault(tag, [])).Aggregate(PostingList.Union);
            found = found is null ? either : PostingList.Intersect(found, either);
        }

        found = PostingList.Within(found ?? _all, first, end);
        foreach (var tag in filter.Excluded)
        {
            found = PostingList.Except(found, _byTag.GetValueOrDefault(tag, []));
        }

        return filter.Authors.Count == 0 ? found : [.. found.Where(position => filter.HasAuthors(this[position]))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Entry> FindByAuthorFirst(Filter filter, out int byAuthor)
    {
        var found = Match(filter);
        int[] derived = [.. PostingList.Intersect(found, _derived).Where(position => !filter.IsByAuthor(this[position]))];
        byAuthor = found.Length - derived.Length;
        return new EntryList(this, derived.Length == 0 ? found : [.. PostingList.Except(found, derived), .. derived]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Entry> Search(IReadOnlyList<string> words, Filter filter) => new EntryList(this, Match(words, filter, text => text.Words));

    /// <inheritdoc/>
    public IReadOnlyList<Entry> SearchTitles(string words)
    {
        var found = Match(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), Filter.Everything, text => text.TitleWords);
        var title = FoldedText.Words(words);
        var exact = found.Where(position => _entries[position].Text.Title == title).ToArray();
        return new EntryList(this, exact.Length > 0 ? exact : found);
    }

    private int[] Match(IReadOnlyList<string> words, Filter filter, Func<EntryText, ReadOnlySpan<byte>> wordsOf)
    {
        var typed = words
            .Select(word => word.Split('|').Select(alternative => new SearchTerm(alternative)).Where(alternative => !alternative.IsEmpty).ToArray())
            .Where(alternatives => alternatives.Length > 0)
            .ToList();
        return typed.Count == 0
            ? []
            : [.. Match(filter).Where(position => typed.TrueForAll(alternatives =>
                Array.Exists(alternatives, word => word.IsIn(wordsOf(_entries[position].Text)))))];
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

        var first = PostingList.Partition(_entries.Length, position => this[position].Date > dates.Last);
        var end = PostingList.Partition(_entries.Length, position => this[position].Date >= dates.First);
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
