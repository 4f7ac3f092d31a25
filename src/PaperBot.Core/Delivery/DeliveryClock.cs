namespace PaperBot.Delivery;

/// <summary>
/// The time for deliveries. What is waited for within the process is measured by <see cref="Elapsed"/>, which no change of the machine's clock touches; what
/// is stored is compared with the clock.
/// </summary>
internal sealed class DeliveryClock(TimeProvider time)
{
    // As when the clock of a machine that keeps local time is corrected.
    private static readonly TimeSpan MaxLag = TimeSpan.FromHours(2);

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
}
