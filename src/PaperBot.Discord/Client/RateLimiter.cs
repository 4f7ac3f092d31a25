using System.Net;

namespace PaperBot.Discord.Client;

/// <summary>
/// Delays requests that Discord would refuse (topics/rate-limits): a bucket for each group of routes, as the responses describe them, and 50
/// requests a second in all. Interactions wait for their own bucket alone, so that nothing silences the commands of other people, unless so many
/// requests were refused that Discord is about to ban the address.
/// </summary>
internal sealed class RateLimiter(TimeProvider time)
{
    private const int GlobalLimit = 50;
    private const int MaxRoutes = 1000;
    private const int MaxRefusals = 5_000; // Discord bans an address after 10,000 in ten minutes.
    private static readonly TimeSpan DefaultBlock = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RefusalWindow = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(1);

    // Requests do not arrive as evenly as they are sent.
    private static readonly TimeSpan GlobalWindow = TimeSpan.FromSeconds(1.025);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _bucketByRoute = [];
    private readonly Dictionary<string, Bucket> _buckets = [];
    private readonly Queue<DateTimeOffset> _sent = new();
    private DateTimeOffset _globalLimitUntil;
    private DateTimeOffset _addressBlockedUntil;
    private DateTimeOffset _refusalsUntil;
    private int _refusals;

    /// <summary>Waits until a request can be sent.</summary>
    /// <exception cref="DiscordException">The wait would exceed <paramref name="maxWait"/>; thrown at once, with the time to wait.</exception>
    public async Task WaitAsync(RestRequest request, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        while (!TryAcquire(request, out var wait, out var isForAll))
        {
            if (wait > maxWait)
            {
                throw new DiscordException($"Discord asks to wait {wait.TotalSeconds:0} seconds.") { RetryAfter = wait, IsForAll = isForAll };
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>Counts a request if it can be sent now; otherwise, sets the time to wait before the next attempt, and whether every request must wait.</summary>
    public bool TryAcquire(RestRequest request, out TimeSpan wait, out bool isForAll)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var bucket = FindBucket(request, now);
            (wait, isForAll) = _refusals >= MaxRefusals && _refusalsUntil > now ? (_refusalsUntil - now, true)
                : _addressBlockedUntil > now && !request.IsInteraction ? (_addressBlockedUntil - now, true)
                : bucket is { Remaining: <= 0 } ? (bucket.ResetsAt - now, false)
                : request.IsInteraction ? (TimeSpan.Zero, false)
                : (GlobalWait(now), true);
            if (wait > TimeSpan.Zero)
            {
                return false;
            }

            if (!request.IsInteraction)
            {
                _sent.Enqueue(now);
            }

            bucket?.Remaining -= 1;
            return true;
        }
    }

    /// <summary>Applies the limits that a response describes.</summary>
    public void Update(RestRequest request, RestResponse response)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            RemoveExpired(now);
            CountRefusal(response, now);
            if (response.IsAddressBlocked && !request.IsInteraction)
            {
                _addressBlockedUntil = now + (response.RetryAfter ?? DefaultBlock);
                return;
            }

            if (response.IsGlobalLimit && !request.IsInteraction)
            {
                _globalLimitUntil = now + (response.RetryAfter ?? DefaultWait);
                return;
            }

            var resetAfter = response.IsRateLimited ? response.RetryAfter ?? response.ResetAfter ?? DefaultWait : response.ResetAfter;
            var remaining = response.IsRateLimited ? 0 : response.Remaining;
            if (remaining is not null && resetAfter is not null)
            {
                var name = $"{request.BucketScope} {response.Bucket ?? request.Route}";
                _bucketByRoute[request.Route] = name;
                _buckets[name] = Bucket.Create(_buckets.GetValueOrDefault(name), response.Limit, remaining.Value, now, resetAfter.Value);
            }
        }
    }

    private void CountRefusal(RestResponse response, DateTimeOffset now)
    {
        if (response.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests)
        {
            (_refusals, _refusalsUntil) = _refusalsUntil > now ? (_refusals + 1, _refusalsUntil) : (1, now + RefusalWindow);
        }
    }

    /// <summary>The bucket that a request counts against, full again if its time has come; null if it is unknown.</summary>
    private Bucket? FindBucket(RestRequest request, DateTimeOffset now) =>
        !_bucketByRoute.TryGetValue(request.Route, out var name) || !_buckets.TryGetValue(name, out var bucket) ? null
        : bucket.ResetsAt > now ? bucket
        : bucket.Refill(now) is { } full ? _buckets[name] = full
        : null;

    private TimeSpan GlobalWait(DateTimeOffset now)
    {
        while (_sent.TryPeek(out var oldest) && oldest + GlobalWindow <= now)
        {
            _sent.Dequeue();
        }

        var windowOpens = _sent.Count < GlobalLimit ? now : _sent.Peek() + GlobalWindow;
        return (_globalLimitUntil > windowOpens ? _globalLimitUntil : windowOpens) - now;
    }

    /// <summary>Keeps the tables small: every interaction has a route of its own.</summary>
    private void RemoveExpired(DateTimeOffset now)
    {
        if (_bucketByRoute.Count < MaxRoutes)
        {
            return;
        }

        foreach (var (name, _) in _buckets.Where(pair => pair.Value.ResetsAt <= now).ToList())
        {
            _buckets.Remove(name);
        }

        foreach (var (route, _) in _bucketByRoute.Where(pair => !_buckets.ContainsKey(pair.Value)).ToList())
        {
            _bucketByRoute.Remove(route);
        }

        if (_bucketByRoute.Count >= MaxRoutes)
        {
            _bucketByRoute.Clear();
            _buckets.Clear();
        }
    }

    private sealed class Bucket
    {
        private int? _limit;
        private TimeSpan _window;

        public int Remaining { get; set; }

        public DateTimeOffset ResetsAt { get; init; }

        /// <summary>The bucket as a response describes it: in the same window, requests that are under way have been counted already.</summary>
        public static Bucket Create(Bucket? before, int? limit, int remaining, DateTimeOffset now, TimeSpan resetAfter)
        {
            var resetsAt = now + resetAfter;
            var isSameWindow = before is not null && before.ResetsAt > now && resetsAt < before.ResetsAt + (before._window / 2);
            return new()
            {
                Remaining = isSameWindow ? Math.Min(remaining, before!.Remaining) : remaining,
                ResetsAt = resetsAt,
                _limit = limit ?? before?._limit,
                _window = before?._window > resetAfter ? before._window : resetAfter,
            };
        }

        /// <summary>The bucket in its next window; null if it is not known how many requests that allows.</summary>
        public Bucket? Refill(DateTimeOffset now) =>
            _limit is { } limit ? new() { Remaining = limit, ResetsAt = now + _window, _limit = limit, _window = _window } : null;
    }
}
