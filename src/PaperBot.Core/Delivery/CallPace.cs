namespace PaperBot.Delivery;

/// <summary>Plans the calls of a platform, so that in no second there are more than it allows.</summary>
/// <param name="perSecond">The maximum number of calls a second.</param>
/// <param name="second">A second, or a little more.</param>
internal sealed class CallPace(int perSecond, TimeSpan second)
{
    private readonly Queue<TimeSpan> _starts = new(perSecond);

    // Where many wait, some start together, so that the store records and takes some at a time.
    private readonly int _batch = Math.Max(1, perSecond / 5);

    /// <summary>How many calls can start now.</summary>
    public int CountFree(TimeSpan now)
    {
        while (_starts.TryPeek(out var start) && start + second <= now)
        {
            _starts.Dequeue();
        }

        return perSecond - _starts.Count;
    }

    /// <summary>When calls can start.</summary>
    /// <param name="now">The time since the start.</param>
    /// <param name="waiting">How many wait.</param>
    public TimeSpan FindNext(TimeSpan now, int waiting) =>
        Math.Min(waiting, _batch) - CountFree(now) is > 0 and var missing ? _starts.ElementAt(missing - 1) + second : now;

    /// <summary>Counts a call that starts now.</summary>
    public void Start(TimeSpan now) => _starts.Enqueue(now);
}
