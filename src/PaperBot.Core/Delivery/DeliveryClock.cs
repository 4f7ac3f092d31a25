namespace PaperBot.Delivery;

/// <summary>
/// The time for deliveries. What is waited for within the process is measured by <see cref="Elapsed"/>, which no change of the machine's clock touches; what
/// is stored is compared with the clock.
/// </summary>
internal sealed class DeliveryClock(TimeProvider time)
{
    // As when the clock of a machine that keeps local time is corrected.
    private static readonly TimeSpan MaxLag = TimeSpan.FromHours(2);

    // Clocks differ, and what is taken by one that lags behind its latest time is marked with that.
    private static readonly TimeSpan Skew = MaxLag + TimeSpan.FromHours(1);

    private readonly long _start = time.GetTimestamp();
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private DateTimeOffset _latest;

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>The time that the clock shows.</summary>
    public DateTimeOffset UtcNow => time.GetUtcNow();

    /// <summary>
    /// The time until which everything is due: after the clock was set back, the latest that it has shown, until it has caught up, since what was due remains so.
    /// </summary>
    public DateTimeOffset DueNow
    {
        get
        {
            var now = UtcNow;
            _latest = now > _latest || _latest - now > MaxLag ? now : _latest;
            return _latest;
        }
    }

    /// <summary>By how much the clock was changed since the start.</summary>
    public TimeSpan Change => (UtcNow - _startedAt - Elapsed).Duration();

    /// <summary>The time before which a message cannot be in its channel: never in the future, even if the clock was ahead when it was taken.</summary>
    public DateTimeOffset FindStart(OutboxMessage message)
    {
        var (first, now) = (message.Since < message.Taken ? message.Since : message.Taken, UtcNow);
        var ahead = message.Taken > now ? TimeSpan.FromDays(1) : TimeSpan.Zero;
        return (first < now ? first : now) - ahead - Skew - Change;
    }
}
