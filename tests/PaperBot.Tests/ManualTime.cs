using PaperBot.Fakes;

namespace PaperBot.Tests;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class ManualTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = now;

    /// <summary>How long each timer was asked to wait.</summary>
    public SignalLog<TimeSpan> Waits { get; } = new();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        Waits.Add(dueTime);
        return timer;
    }

    /// <summary>Moves the clock, and rings what has come due.</summary>
    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.TakeDue(_now))];
        }

        due.ForEach(timer => timer.Ring());
    }

    private sealed class ManualTimer(ManualTime time, Action ring) : ITimer
    {
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public void Ring() => ring();

        public bool TakeDue(DateTimeOffset now)
        {
            var isDue = _due <= now;
            if (isDue)
            {
                _due = _period > TimeSpan.Zero ? now + _period : null;
            }

            return isDue;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                _due = dueTime < TimeSpan.Zero ? null : time._now + dueTime;
                _period = period;
            }

            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
