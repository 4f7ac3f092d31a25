using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PaperBot.Fakes.Discord;

/// <summary>Discord's rate limits (topics/rate-limits): five messages in five seconds for a channel, and 50 requests a second in all, except those of interactions.</summary>
public sealed class DiscordRateLimits(TimeProvider time)
{
    private const int PerChannel = 5;
    private const int PerSecond = 50;
    private static readonly TimeSpan ChannelWindow = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GlobalWindow = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Resets, int Used)> _channels = [];
    private readonly Queue<DateTimeOffset> _all = new();

    /// <summary>Whether requests beyond the limits are refused.</summary>
    public bool AreEnforced { get; set; }

    /// <summary>How many requests were refused.</summary>
    public int Refused { get; private set; }

    internal async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var path = (context.Request.Path.Value ?? "").Replace("/api/v10/", "", StringComparison.Ordinal);
        if (!AreEnforced || path.StartsWith("interactions/", StringComparison.Ordinal) || path.StartsWith("webhooks/", StringComparison.Ordinal) || path.EndsWith("/gateway", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        var bucket = path.Split('/') is ["channels", var channel, "messages", ..] && context.Request.Method is "POST" or "PATCH" && !path.EndsWith("/threads", StringComparison.Ordinal)
            ? $"{context.Request.Method} {channel}"
            : null;
        if (Take(bucket, context.Response.Headers) is not { } refusal)
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = 429;
        context.Response.ContentType = "application/json";
        var body = new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = refusal.Wait.TotalSeconds, ["global"] = refusal.IsGlobal };
        await context.Response.WriteAsync(body.ToJsonString());
    }

    private (TimeSpan Wait, bool IsGlobal)? Take(string? bucket, IHeaderDictionary headers)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            while (_all.TryPeek(out var oldest) && oldest + GlobalWindow <= now)
            {
                _all.Dequeue();
            }

            if (_all.Count >= PerSecond)
            {
                Refused++;
                headers["X-RateLimit-Scope"] = "global";
                headers["X-RateLimit-Global"] = "true";
                return (_all.Peek() + GlobalWindow - now, true);
            }

            _all.Enqueue(now);
            if (bucket is null)
            {
                return null;
            }

            var (resets, used) = _channels.GetValueOrDefault(bucket);
            (resets, used) = resets <= now ? (now + ChannelWindow, 1) : (resets, used + 1);
            _channels[bucket] = (resets, Math.Min(used, PerChannel + 1));
            headers["X-RateLimit-Limit"] = $"{PerChannel}";
            headers["X-RateLimit-Remaining"] = $"{Math.Max(0, PerChannel - used)}";
            headers["X-RateLimit-Reset-After"] = (resets - now).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
            headers["X-RateLimit-Bucket"] = bucket.StartsWith("POST", StringComparison.Ordinal) ? "messages" : "edits";
            if (used <= PerChannel)
            {
                return null;
            }

            Refused++;
            headers["X-RateLimit-Scope"] = "user";
            headers["Retry-After"] = Math.Ceiling((resets - now).TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return (resets - now, false);
        }
    }
}
