namespace PaperBot.Slack.WebApi;

/// <summary>Keeps posts to one a second in each channel (https://docs.slack.dev/apis/web-api/rate-limits).</summary>
public sealed class ChannelPace(TimeProvider time)
{
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _free = [];

    /// <summary>Waits for the channel's next free second, and takes it.</summary>
    public Task WaitAsync(string channel, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        DateTimeOffset mine;
        lock (_lock)
        {
            var free = _free.GetValueOrDefault(channel);
            mine = free > now ? free : now;
            _free[channel] = mine + Gap;
        }

        return mine > now ? Task.Delay(mine - now, time, cancellationToken) : Task.CompletedTask;
    }
}
