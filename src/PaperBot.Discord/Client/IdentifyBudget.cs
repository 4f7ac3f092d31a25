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

    /// <summary>Waits until a session may be started, and counts it.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (!_isRead && log is not null)
        {
            _count = await log.FindAsync(cancellationToken);
            _isRead = true;
        }

        var isUsedUp = _count is { Count: >= MaxPerDay };
        if (_count is { } earlier)
        {
            // Not longer than the limit itself, whatever the clock was.
            var (begin, limit) = isUsedUp ? (earlier.Since, Day) : (earlier.Last, Interval);
            var wait = begin + limit - time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait < limit ? wait : limit, time, cancellationToken);
            }
        }

        var now = time.GetUtcNow();
        _count = _count is { } today && !isUsedUp && now - today.Since < Day ? today with { Last = now, Count = today.Count + 1 } : new(now, 1, now);
        await (log?.StoreAsync(_count, cancellationToken) ?? Task.CompletedTask);
    }
}
