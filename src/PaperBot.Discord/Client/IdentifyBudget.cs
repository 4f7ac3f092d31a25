namespace PaperBot.Discord.Client;

/// <summary>Limits how often sessions are started (events/gateway, Identifying): one in five seconds, and 1,000 in a day, also across restarts.</summary>
/// <param name="log">What outlasts the process; null for nothing.</param>
/// <param name="time">The clock.</param>
internal sealed class IdentifyBudget(IdentifyLog? log, TimeProvider time)
{
    private const int MaxPerDay = 1_000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private IdentifyCount? _count;
    private bool _isRead;

    private bool IsUsedUp => _count is { Count: >= MaxPerDay };

    /// <summary>Finds how long to wait before a session may be started.</summary>
    public async Task<TimeSpan> FindWaitAsync(CancellationToken cancellationToken)
    {
        if (!_isRead && log is not null)
        {
            _count = await log.FindAsync(cancellationToken);
            _isRead = true;
        }

        if (_count is not { } earlier)
        {
            return TimeSpan.Zero;
        }

        // Not longer than the limit itself, whatever the clock was.
        var (begin, limit) = IsUsedUp ? (earlier.Since, Day) : (earlier.Last, Interval);
        return TimeSpan.FromTicks(Math.Clamp((begin + limit - time.GetUtcNow()).Ticks, 0, limit.Ticks));
    }

    /// <summary>Counts a session that is started now, after the wait.</summary>
    public Task CountAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        _count = _count is { } today && !IsUsedUp && now - today.Since < Day ? today with { Last = now, Count = today.Count + 1 } : new(now, 1, now);
        return log?.StoreAsync(_count, cancellationToken) ?? Task.CompletedTask;
    }
}
