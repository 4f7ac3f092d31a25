using Lucene.Net.Search;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Lookup;

/// <summary>A set of entries in the order of look-ups: a bit for each document. Any place is found without reading those before it.</summary>
internal sealed class EntrySet
{
    private const int MaxSteps = 256;

    private readonly IReadOnlyList<SegmentEntries> _segments;

    private EntrySet(IReadOnlyList<SegmentEntries> segments)
    {
        _segments = segments;
        Count = segments.Sum(segment => segment.Count);
    }

    /// <summary>How many entries are in the set.</summary>
    public int Count { get; }

    /// <summary>The sets of the segments that have any.</summary>
    public IReadOnlyList<SegmentEntries> Segments => _segments;

    /// <summary>Finds the entries that match a query, of the days from <paramref name="first"/> to <paramref name="last"/> (<see cref="EntryPlace"/>).</summary>
    public static EntrySet Match(
        IndexSearcher searcher, Query query, int first = EntryPlace.NoDay, int last = int.MaxValue, CancellationToken cancellationToken = default)
    {
        var weight = searcher.CreateNormalizedWeight(query);
        return new([.. searcher.IndexReader.Leaves.Select(leaf => SegmentEntries.Match(leaf, weight, first, last, cancellationToken))]);
    }

    /// <summary>The entries that are not in another set of the same state.</summary>
    public EntrySet Except(EntrySet other) => new([.. _segments.Zip(other._segments, (segment, without) => segment.Except(without))]);

    /// <summary>The documents of the whole index from a place on, from 0.</summary>
    public IEnumerable<int> From(int skip)
    {
        var day = skip > MaxSteps ? FindDay(skip) : int.MaxValue;
        var heads = _segments.Select(segment => new Head(segment, segment.Order.FirstRankNotAfter(day))).Where(head => head.Rank >= 0).ToList();
        for (skip -= day == int.MaxValue ? 0 : CountAfter(day); heads.Count > 0; skip--)
        {
            var next = heads[0];
            for (var i = 1; i < heads.Count; i++)
            {
                next = heads[i].ComesBefore(next) ? heads[i] : next;
            }

            if (skip <= 0)
            {
                yield return next.Doc;
            }

            if (!next.MoveNext())
            {
                heads.Remove(next);
            }
        }
    }

    /// <summary>The day of the entry at a place: the earliest such that the entries after it are no more than those to skip.</summary>
    private int FindDay(int skip)
    {
        var (low, high) = (EntryPlace.NoDay, EntryPlace.Day(DateOnly.MaxValue));
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = CountAfter(middle) <= skip ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private int CountAfter(int day) => _segments.Sum(segment => segment.CountBefore(segment.Order.FirstRankNotAfter(day)));

    /// <summary>The next entry of a segment.</summary>
    private sealed class Head(SegmentEntries segment, int from)
    {
        private EntryKey? _key;

        public int Rank { get; private set; } = segment.Next(from);

        public int Doc => segment.Leaf.DocBase + segment.Order.DocAt(Rank);

        public bool MoveNext()
        {
            _key = null;
            Rank = segment.Next(Rank + 1);
            return Rank >= 0;
        }

        public bool ComesBefore(Head other)
        {
            var order = other.Day.CompareTo(Day);
            return (order != 0 ? order : Key.CompareTo(other.Key)) < 0;
        }

        private int Day => segment.Order.DayAt(Rank);

        private EntryKey Key => _key ??= EntryKey.Read(segment.Leaf.AtomicReader, segment.Order.DocAt(Rank));
    }
}
