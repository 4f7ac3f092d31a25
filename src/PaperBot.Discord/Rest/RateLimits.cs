namespace PaperBot.Discord.Rest;

/// <summary>
/// What is known of Discord's rate limits, so that a request is held back here instead of being refused there (topics/rate-limits):
/// a bucket for each group of routes, as the answers tell them, and 50 requests a second in all.
/// </summary>
internal sealed class RateLimits(TimeProvider time)
{
    private const int GlobalLimit = 50;
    private static readonly TimeSpan ShutOutUnnamed = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GlobalWindow = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _bucketOfRoute = [];
    private readonly Dictionary<string, Bucket> _buckets = [];
    private readonly Queue<DateTimeOffset> _sent = new();
    private DateTimeOffset _globalBlockedUntil;
    private DateTimeOffset _shutOutUntil;

    /// <summary>Takes a place for a request if it can be sent now.</summary>
    /// <returns>Zero if it can be sent; else how long to wait before asking again, with no place taken.</returns>
    public TimeSpan Take(RestRequest request)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_shutOutUntil > now)
            {
                return _shutOutUntil - now;
            }

            var bucket = FindBucket(request, now);
            if (bucket is { Remaining: <= 0 })
            {
                return bucket.ResetsAt - now;
            }

            if (!request.IsInteraction && GlobalWait(now) is { Ticks: > 0 } wait)
            {
                return wait;
            }

            if (!request.IsInteraction)
            {
                _sent.Enqueue(now);
            }

            if (bucket is not null)
            {
                bucket.Remaining--;
            }

            return TimeSpan.Zero;
        }
    }

    /// <summary>Learns from an answer.</summary>
    public void Learn(RestRequest request, RestAnswer answer)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Forget(now);
            if (answer.IsShutOut)
            {
                _shutOutUntil = now + (answer.RetryAfter ?? ShutOutUnnamed);
                return;
            }

            if (answer.IsGlobalLimit)
            {
                _globalBlockedUntil = now + (answer.RetryAfter ?? GlobalWindow);
                return;
            }

            var refused = answer.Status == System.Net.HttpStatusCode.TooManyRequests;
            var resetAfter = refused ? answer.RetryAfter ?? answer.ResetAfter ?? GlobalWindow : answer.ResetAfter;
            var remaining = refused ? 0 : answer.Remaining;
            if (remaining is not null && resetAfter is not null)
            {
                var name = $"{request.Resource} {answer.Bucket ?? request.Route}";
                _bucketOfRoute[request.Route] = name;
                _buckets[name] = new Bucket { Remaining = remaining.Value, ResetsAt = now + resetAfter.Value };
            }
        }
    }

    /// <summary>The bucket that a request counts against; null where none is known, or where it is full again.</summary>
    private Bucket? FindBucket(RestRequest request, DateTimeOffset now) =>
        _bucketOfRoute.TryGetValue(request.Route, out var name)
            && _buckets.TryGetValue(name, out var bucket) && bucket.ResetsAt > now
            ? bucket : null;

    private TimeSpan GlobalWait(DateTimeOffset now)
    {
        while (_sent.TryPeek(out var oldest) && oldest + GlobalWindow <= now)
        {
            _sent.Dequeue();
        }

        var windowOpens = _sent.Count < GlobalLimit ? now : _sent.Peek() + GlobalWindow;
        return (_globalBlockedUntil > windowOpens ? _globalBlockedUntil : windowOpens) - now;
    }

    /// <summary>Every interaction has a route of its own, so what is over has to go.</summary>
    private void Forget(DateTimeOffset now)
    {
        if (_bucketOfRoute.Count < 1000)
        {
            return;
        }

        foreach (var name in _buckets.Where(pair => pair.Value.ResetsAt <= now).Select(pair => pair.Key).ToList())
        {
            _buckets.Remove(name);
        }

        foreach (var route in _bucketOfRoute.Where(pair => !_buckets.ContainsKey(pair.Value)).Select(pair => pair.Key).ToList())
        {
            _bucketOfRoute.Remove(route);
        }
    }

    private sealed class Bucket
    {
        public int Remaining { get; set; }

        public DateTimeOffset ResetsAt { get; set; }
    }
}
