using PaperBot.Transport;

namespace PaperBot.Delivery;

/// <summary>Failures in a row: each doubles the wait before the next try.</summary>
internal sealed class Failures
{
    private static readonly TimeSpan MinTime = TimeSpan.FromHours(6);
    private readonly Backoff _backoff = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5));
    private TimeSpan? _since;
    private int _count;

    /// <summary>Counts a failure, and returns how long to wait.</summary>
    public TimeSpan Add(TimeSpan now)
    {
        _since ??= now;
        return _backoff.After(++_count);
    }

    /// <summary>Forgets them.</summary>
    public void Clear() => (_since, _count) = (null, 0);

    /// <summary>
    /// Whether nothing has worked for so long that what has been due for as long is given up. After an outage of PaperBot's own, which can be as long, it is tried for
    /// some hours first.
    /// </summary>
    /// <param name="now">The time since the start.</param>
    /// <param name="late">For how long it has been due.</param>
    /// <param name="limit">For how long it is tried.</param>
    public bool IsEnough(TimeSpan now, TimeSpan late, TimeSpan limit) => _since is { } since && late >= limit && now - since >= (limit < MinTime ? limit : MinTime);
}
