using Microsoft.Extensions.Time.Testing;

namespace PaperBot.Tests;

/// <summary>A clock that moves only when a test advances it, and that records each wait.</summary>
public sealed class ManualTime(DateTimeOffset now) : FakeTimeProvider(now)
{
    /// <summary>How long each timer was asked to wait.</summary>
    public SignalLog<TimeSpan> Waits { get; } = new();

    /// <summary>By how much the clock was set forward or back; timers do not notice.</summary>
    public TimeSpan Skew { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Skew;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Waits.Add(dueTime);
        return timer;
    }
}
