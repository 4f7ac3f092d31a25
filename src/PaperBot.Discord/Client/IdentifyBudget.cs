using System.Collections.Concurrent;

namespace PaperBot.Discord.Client;

/// <summary>
/// Limits how often sessions are started (events/gateway, Identifying; Sharding): in each of the groups that Discord allows at once, one in five seconds; and
/// 1,000 in a day, also across restarts.
/// </summary>
/// <param name="log">What outlasts the process; null for nothing.</param>
/// <param name="time">The clock.</param>
internal sealed class IdentifyBudget(IdentifyLog? log, TimeProvider time)
{
    private const int MaxPerDay = 1_000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<int, SemaphoreSlim> _turns = new();
    private readonly ConcurrentDictionary<int, DateTimeOffset> _last = new();
    private readonly Lock _lock = new();
    private Task<IdentifyCount?>? _reading;
    private IdentifyCount? _count;

    /// <summary>Waits until no other shard of the group is about to start a session.</summary>
    /// <returns>The turn, which is over when it is disposed of.</returns>
    public async Task<IdentifyTurn> EnterAsync(int group, CancellationToken cancellationToken)
    {
        var turn = _turns.GetOrAdd(group, _ => new(1));
        await turn.WaitAsync(cancellationToken);
        return new(this, group, turn);
    }

    /// <summary>Finds how long to wait before a session of the group may be started.</summary>
    public async Task<TimeSpan> FindWaitAsync(int group, CancellationToken cancellationToken)
    {
        var before = await ReadAsync().WaitAsync(cancellationToken);
        lock (_lock)
        {
            if ((_count ?? before) is not { } count)
            {
                return TimeSpan.Zero;
            }

            // Not longer than the limit itself, whatever the clock was.
            DateTimeOffset? last = _last.TryGetValue(group, out var known) ? known : before?.Last;
            var (begin, limit) = IsUsedUp(count) ? (count.Since, Day) : (last ?? DateTimeOffset.UnixEpoch, Interval);
            return TimeSpan.FromTicks(Math.Clamp((begin + limit - time.GetUtcNow()).Ticks, 0, limit.Ticks));
        }
    }

    /// <summary>Counts a session that is started now, after the wait.</summary>
    public async Task CountAsync(int group, CancellationToken cancellationToken)
    {
        var before = await ReadAsync().WaitAsync(cancellationToken);
        IdentifyCount count;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            count = (_count ?? before) is { } today && !IsUsedUp(today) && now - today.Since < Day ? today with { Last = now, Count = today.Count + 1 } : new(now, 1, now);
            _last[group] = now;
            _count = count;
        }

        await (log?.StoreAsync(count, cancellationToken) ?? Task.CompletedTask);
    }

    private static bool IsUsedUp(IdentifyCount count) => count.Count >= MaxPerDay;

    private Task<IdentifyCount?> ReadAsync()
    {
        lock (_lock)
        {
            return _reading ??= log?.FindAsync(CancellationToken.None) ?? Task.FromResult<IdentifyCount?>(null);
        }
    }
}

/// <summary>The turn of a shard to start a session.</summary>
internal sealed class IdentifyTurn(IdentifyBudget budget, int group, SemaphoreSlim turn) : IDisposable
{
    private int _isOver;

    /// <summary>Finds how long to wait before the session may be started.</summary>
    public Task<TimeSpan> FindWaitAsync(CancellationToken cancellationToken) => budget.FindWaitAsync(group, cancellationToken);

    /// <summary>Counts the session, which is started now.</summary>
    public Task CountAsync(CancellationToken cancellationToken) => budget.CountAsync(group, cancellationToken);

    /// <summary>Ends the turn. Doing it twice does no harm.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            turn.Release();
        }
    }
}
