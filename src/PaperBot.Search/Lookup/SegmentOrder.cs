using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Lookup;

/// <summary>
/// The order of a segment's documents in look-ups: newest date first, then by document, by ordinal and by id. It is kept for the segment's life: four
/// bytes a document, or twelve if they were not added in this order.
/// </summary>
internal sealed class SegmentOrder
{
    private static readonly ConditionalWeakTable<object, SegmentOrder> Known = [];

    private readonly int[] _days;
    private readonly int[]? _ranks;
    private readonly int[]? _docs;

    private SegmentOrder(AtomicReader reader)
    {
        var (places, documents) = (reader.GetNumericDocValues(IndexFields.Place), reader.GetSortedDocValues(IndexFields.Document));
        _days = new int[reader.MaxDoc];
        var keys = new (long Group, int Ordinal)[reader.MaxDoc];
        var isInOrder = true;
        for (var doc = 0; doc < keys.Length; doc++)
        {
            var place = places.Get(doc);
            _days[doc] = EntryPlace.DayOf(place);
            keys[doc] = (((long)(int.MaxValue - _days[doc]) << 32) | (uint)documents.GetOrd(doc), EntryPlace.OrdinalOf(place));
            isInOrder &= doc == 0 || AreInOrder(doc - 1, doc);
        }

        if (isInOrder)
        {
            return;
        }

        _docs = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, _docs);
        SortEqual();
        _ranks = new int[keys.Length];
        var days = new int[keys.Length];
        for (var rank = 0; rank < keys.Length; rank++)
        {
            _ranks[_docs[rank]] = rank;
            days[rank] = _days[_docs[rank]];
        }

        _days = days;

        // Few entries are equal otherwise, so that few ids are read.
        bool AreInOrder(int one, int other) =>
            keys[one].CompareTo(keys[other]) is var order && (order < 0 || (order == 0 && EntryKey.ReadId(reader, one).CompareTo(EntryKey.ReadId(reader, other)) <= 0));

        void SortEqual()
        {
            for (int first = 0, end = 1; first < keys.Length; first = end++)
            {
                while (end < keys.Length && keys[end] == keys[first])
                {
                    end++;
                }

                if (end - first > 1)
                {
                    _docs.AsSpan(first, end - first).Sort((one, other) => EntryKey.ReadId(reader, one).CompareTo(EntryKey.ReadId(reader, other)));
                }
            }
        }
    }

    /// <summary>The order of a segment's documents.</summary>
    public static SegmentOrder Of(AtomicReader reader) => Known.GetValue(reader.CoreCacheKey, _ => new SegmentOrder(reader));

    public int Count => _days.Length;

    /// <summary>Whether the documents were added in this order.</summary>
    public bool IsInOrder => _docs is null;

    public int RankOf(int doc) => _ranks is null ? doc : _ranks[doc];

    public int DocAt(int rank) => _docs is null ? rank : _docs[rank];

    /// <summary>The day (<see cref="EntryPlace"/>) of the document at a rank.</summary>
    public int DayAt(int rank) => _days[rank];

    /// <summary>The first rank whose day is a day or before it; the count if there is none.</summary>
    public int FirstRankNotAfter(int day)
    {
        var (low, high) = (0, _days.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = _days[middle] > day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
