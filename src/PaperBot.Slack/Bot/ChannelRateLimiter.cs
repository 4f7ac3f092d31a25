namespace PaperBot.Slack.Bot;

/// <summary>Limits messages to one a second in each channel (https://docs.slack.dev/apis/web-api/rate-limits).</summary>
internal sealed class ChannelRateLimiter(TimeProvider time)
{
    private const int MaxIdleChannels = 1_000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _next = [];

    /// <summary>Waits until a message may be posted to the channel.</summary>
    public Task WaitAsync(string channel, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        DateTimeOffset turn;
        lock (_lock)
        {
            var next = _next.GetValueOrDefault(channel);
            turn = next > now ? next : now;
            if (_next.Count >= MaxIdleChannels && next == default)
            {
                foreach (var (idle, _) in _next.Where(each => each.Value <= now).ToList())
                {
                    _next.Remove(idle);
                }
            }

            _next[channel] = turn + Interval;
        }

        return turn > now ? Task.Delay(turn - now, time, cancellationToken) : Task.CompletedTask;
    }
}
