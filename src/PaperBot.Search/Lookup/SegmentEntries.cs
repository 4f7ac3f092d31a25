using System.Numerics;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace PaperBot.Search.Lookup;

/// <summary>A set of documents of one segment, by their ranks.</summary>
internal sealed class SegmentEntries(AtomicReaderContext leaf)
{
    private const int WordBits = 64;
    private const int Steps = 1 << 14;

    private readonly ulong[] _bits = new ulong[(leaf.AtomicReader.MaxDoc + WordBits - 1) / WordBits];

    public AtomicReaderContext Leaf => leaf;

    public SegmentOrder Order { get; } = SegmentOrder.Of(leaf.AtomicReader);

    /// <summary>How many documents are in the set.</summary>
    public int Count { get; private set; }

    /// <summary>Adds the live documents that match, of the days from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static SegmentEntries Match(AtomicReaderContext leaf, Weight weight, int first, int last, CancellationToken cancellationToken)
    {
        var found = new SegmentEntries(leaf);
        var (from, end) = (found.Order.FirstRankNotAfter(last), found.Order.FirstRankNotAfter(first - 1));
        if (from < end && weight.GetScorer(leaf, leaf.AtomicReader.LiveDocs) is { } scorer)
        {
            // The documents of the days are neighbours where the segment is in order.
            var (start, stop) = found.Order.IsInOrder ? (from, end) : (0, found.Order.Count);
            for (var doc = scorer.Advance(start); doc < stop; doc = scorer.NextDoc())
            {
                var rank = found.Order.RankOf(doc);
                if (rank >= from && rank < end)
                {
                    found.Add(rank);
                }

                if (doc % Steps == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }

        return found;
    }

    /// <summary>The documents that are not in another set of the same segment.</summary>
    public SegmentEntries Except(SegmentEntries other)
    {
        var rest = new SegmentEntries(leaf) { Count = 0 };
        for (var word = 0; word < _bits.Length; word++)
        {
            rest._bits[word] = _bits[word] & ~other._bits[word];
            rest.Count += BitOperations.PopCount(rest._bits[word]);
        }

        return rest;
    }

    public bool Contains(int rank) => (_bits[rank / WordBits] & (1UL << (rank % WordBits))) != 0;

    /// <summary>How many are before a rank.</summary>
    public int CountBefore(int rank)
    {
        var count = 0;
        for (var word = 0; word < rank / WordBits; word++)
        {
            count += BitOperations.PopCount(_bits[word]);
        }

        return rank % WordBits == 0 ? count : count + BitOperations.PopCount(_bits[rank / WordBits] & ((1UL << (rank % WordBits)) - 1));
    }

    /// <summary>The first rank from here on that is in the set; -1 if there is none.</summary>
    public int Next(int rank)
    {
        for (var word = rank / WordBits; word < _bits.Length; word++)
        {
            var rest = word == rank / WordBits ? _bits[word] >> (rank % WordBits) << (rank % WordBits) : _bits[word];
            if (rest != 0)
            {
                return (word * WordBits) + BitOperations.TrailingZeroCount(rest);
            }
        }

        return -1;
    }

    private void Add(int rank)
    {
        _bits[rank / WordBits] |= 1UL << (rank % WordBits);
        Count++;
    }
}
