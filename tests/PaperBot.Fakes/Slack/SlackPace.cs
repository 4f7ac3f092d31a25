namespace PaperBot.Fakes.Slack;

/// <summary>
/// Enforces how fast messages may be posted (https://docs.slack.dev/apis/web-api/rate-limits): one a second in a channel, where a short burst is tolerated. What
/// comes too early is answered with 429 and <c>Retry-After</c>.
/// </summary>
public sealed class SlackPace(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _next = [];

    /// <summary>The time between two messages of a channel; zero to accept any.</summary>
    public TimeSpan Interval { get; set; }

    /// <summary>How much earlier a message may come.</summary>
    public TimeSpan Tolerance { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How many messages came too early.</summary>
    public int Refused { get; private set; }

    /// <summary>Returns how long a message has to wait; null if it may be posted now, which then counts.</summary>
    internal TimeSpan? FindWait(string channel)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            var next = _next.GetValueOrDefault(channel);
            if (next - now > Tolerance)
            {
                Refused++;
                return next - now;
            }

            _next[channel] = (next > now ? next : now) + Interval;
            return null;
        }
    }
}
