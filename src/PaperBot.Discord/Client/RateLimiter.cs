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
    private readonly Lock _lock = new();

    // No change of the machine's clock shortens or lengthens a wait.
    private readonly long _start = time.GetTimestamp();
    private readonly Dictionary<string, string> _bucketByRoute = [];
    private readonly Dictionary<string, Bucket> _buckets = [];
    private readonly RequestWindow _window = new(GlobalLimit);
    private TimeSpan _globalLimitUntil;
    private TimeSpan _addressBlockedUntil;
    private TimeSpan _refusalsUntil;
    private int _refusals;

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Waits until a request can be sent. What it returns is disposed of when the request has been answered or has failed.</summary>
    /// <exception cref="DiscordException">The wait would exceed <paramref name="maxWait"/>; thrown at once, with the time to wait.</exception>
    public async Task<IDisposable> WaitAsync(RestRequest request, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                if (TryAcquire(request, out var wait, out var isForAll) is { } turn)
                {
                    return turn;
                }

                if (wait > maxWait)
                {
                    throw new DiscordException($"Discord asks to wait {wait.TotalSeconds:0} seconds.") { RetryAfter = wait, IsForAll = isForAll };
                }

                // Timers ignore fractions of milliseconds.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken);
            }
        }
        finally
        {
            lock (_lock)
            {
                _window.Leave(request);
            }
        }
    }

    /// <summary>
    /// Counts a request if it can be sent now, until it ends. Otherwise, returns null, and sets the time to wait before the next attempt, and whether every
    /// request must wait.
    /// </summary>
    public IDisposable? TryAcquire(RestRequest request, out TimeSpan wait, out bool isForAll)
    {
        lock (_lock)
        {
            var now = Now;
            var bucket = FindBucket(request, now);
            (wait, isForAll) = _refusals >= MaxRefusals && _refusalsUntil > now ? (_refusalsUntil - now, true)
                : _addressBlockedUntil > now && !request.IsInteraction ? (_addressBlockedUntil - now, true)
                : bucket is { Remaining: <= 0 } ? (bucket.ResetsAt - now, false)
                : request.IsInteraction ? (TimeSpan.Zero, false)
                : (GlobalWait(request, now), true);
            if (wait > TimeSpan.Zero)
            {
                if (!isForAll)
                {
                    _window.Leave(request);
                }

                return null;
            }

            bucket?.Remaining -= 1;
            return new Turn(this, request.IsInteraction ? null : _window.Add(request, now));
        }
    }

    /// <summary>Applies the limits that a response describes.</summary>
    public void Update(RestRequest request, RestResponse response)
    {
        lock (_lock)
        {
            var now = Now;
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

    private void CountRefusal(RestResponse response, TimeSpan now)
    {
        if (response.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests)
        {
            (_refusals, _refusalsUntil) = _refusalsUntil > now ? (_refusals + 1, _refusalsUntil) : (1, now + RefusalWindow);
        }
    }

    /// <summary>The bucket that a request counts against, full again if its time has come; null if it is unknown.</summary>
    private Bucket? FindBucket(RestRequest request, TimeSpan now) =>
        !_bucketByRoute.TryGetValue(request.Route, out var name) || !_buckets.TryGetValue(name, out var bucket) ? null
        : bucket.ResetsAt > now ? bucket
        : bucket.Refill(now) is { } full ? _buckets[name] = full
        : null;

    private TimeSpan GlobalWait(RestRequest request, TimeSpan now)
    {
        var (limit, window) = (_globalLimitUntil - now, _window.FindWait(request, now));
        return limit > window ? limit : window;
    }

    private void End(SentRequest request)
    {
        lock (_lock)
        {
            _window.End(request, Now);
        }
    }

    /// <summary>Keeps the tables small: every interaction has a route of its own.</summary>
    private void RemoveExpired(TimeSpan now)
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

    private sealed class Turn(RateLimiter limiter, SentRequest? counted) : IDisposable
    {
        public void Dispose()
        {
            if (counted is not null)
            {
                limiter.End(counted);
            }
        }
    }

    private sealed class Bucket
    {
        private int? _limit;
        private TimeSpan _window;

        public int Remaining { get; set; }

        public TimeSpan ResetsAt { get; init; }

        /// <summary>The bucket as a response describes it: in the same window, requests that are under way have been counted already.</summary>
        public static Bucket Create(Bucket? before, int? limit, int remaining, TimeSpan now, TimeSpan resetAfter)
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
        public Bucket? Refill(TimeSpan now) =>
            _limit is { } limit ? new() { Remaining = limit, ResetsAt = now + _window, _limit = limit, _window = _window } : null;
    }
}
