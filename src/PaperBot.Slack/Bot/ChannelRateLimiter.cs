namespace PaperBot.Slack.Bot;

/// <summary>
/// Limits answers to one a second in each channel (https://docs.slack.dev/apis/web-api/rate-limits). Posts are planned elsewhere and do not wait, but are
/// counted.
/// </summary>
internal sealed class ChannelRateLimiter(TimeProvider time)
{
    private const int MaxIdleChannels = 1_000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TimeSpan> _next = [];

    /// <summary>Waits until an answer may be posted to the channel.</summary>
    public Task WaitAsync(string channel, CancellationToken cancellationToken)
    {
        var (now, turn) = Take(channel);
        return turn > now ? Task.Delay(turn - now, time, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Counts a message that is posted now.</summary>
    public void Count(string channel) => Take(channel);

    private (TimeSpan Now, TimeSpan Turn) Take(string channel)
    {
        var now = time.GetElapsedTime(_start);
        lock (_lock)
        {
            var next = _next.GetValueOrDefault(channel);
            var turn = next > now ? next : now;
            if (_next.Count >= MaxIdleChannels && next == default)
            {
                foreach (var (idle, _) in _next.Where(each => each.Value <= now).ToList())
                {
                    _next.Remove(idle);
                }
            }

            _next[channel] = turn + Interval;
            return (now, turn);
        }
    }
}
