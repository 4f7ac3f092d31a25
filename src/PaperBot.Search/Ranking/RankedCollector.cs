using Lucene.Net.Index;
using Lucene.Net.Search;
using PaperBot.Search.Lookup;

namespace PaperBot.Search.Ranking;

/// <summary>An entry that was found.</summary>
/// <param name="Doc">Its document in the whole index.</param>
/// <param name="Score">How well it fits.</param>
/// <param name="Day">Its day: of equally good entries, the newer one comes first.</param>
internal readonly record struct Hit(int Doc, float Score, int Day) : IComparable<Hit>
{
    /// <summary>The better entry comes first.</summary>
    public int CompareTo(Hit other) => Score != other.Score ? other.Score.CompareTo(Score)
        : Day != other.Day ? other.Day.CompareTo(Day)
        : Doc.CompareTo(other.Doc);
}

/// <summary>Counts the entries that match, and keeps the best. Newer ones score a little more.</summary>
/// <param name="max">How many to keep.</param>
/// <param name="newest">The day of the newest entry.</param>
/// <param name="first">The first day of those that count.</param>
/// <param name="last">The last day of those that count.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class RankedCollector(int max, int newest, int first, int last, CancellationToken cancellationToken = default) : ICollector
{
    private const float MaxGain = 0.12f;
    private const int HalfLife = 540;
    private const int DaysInStep = 16;
    private const int Steps = 1 << 14;

    private static readonly float[] Gains = [.. Enumerable.Range(0, 400).Select(step => MaxGain * MathF.Pow(2, -step * DaysInStep / (float)HalfLife))];

    private static readonly Comparer<Hit> WorstFirst = Comparer<Hit>.Create((one, other) => other.CompareTo(one));

    private readonly PriorityQueue<Hit, Hit> _best = new(WorstFirst);
    private Scorer _scorer = null!;
    private SegmentOrder _order = null!;
    private int _base;
    private int _from;
    private int _end;

    /// <summary>How many match.</summary>
    public int Total { get; private set; }

    /// <summary>The best, best first.</summary>
    public Hit[] Best => [.. _best.UnorderedItems.Select(item => item.Element).Order()];

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        (_order, _base) = (SegmentOrder.Of(context.AtomicReader), context.DocBase);
        (_from, _end) = (_order.FirstRankNotAfter(last), _order.FirstRankNotAfter(first - 1));
    }

    public void Collect(int doc)
    {
        var rank = _order.RankOf(doc);
        if (rank < _from || rank >= _end)
        {
            return;
        }

        if (++Total % Steps == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        var day = _order.DayAt(rank);
        var hit = new Hit(_base + doc, _scorer.GetScore() * (1 + Gain(day)), day);
        if (_best.Count < max)
        {
            _best.Enqueue(hit, hit);
        }
        else if (max > 0 && hit.CompareTo(_best.Peek()) < 0)
        {
            _best.EnqueueDequeue(hit, hit);
        }
    }

    private float Gain(int day) => (newest - day) / DaysInStep is var step && step < Gains.Length ? Gains[step] : 0;
}
