using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace PaperBot.Discord.Rest;

/// <summary>What came back from the API, whatever it was.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">The headers.</param>
internal sealed record RestAnswer(HttpStatusCode Status, byte[] Body, HttpResponseHeaders Headers)
{
    private readonly ErrorBody? _error = (int)Status >= 400 ? FindError(Body) : null;

    /// <summary>Whether Discord did what was asked.</summary>
    public bool IsDone => (int)Status is >= 200 and < 300;

    /// <summary>Whether the server broke: the same request can do later.</summary>
    public bool IsServerError => (int)Status >= 500;

    /// <summary>Discord's number for what is wrong; 0 where it names none.</summary>
    public int Code => _error?.Code ?? 0;

    /// <summary>Whether the limit of all requests was hit, not one of a route.</summary>
    public bool IsGlobalLimit => Status == HttpStatusCode.TooManyRequests
        && (_error is { Global: true } || Header("X-RateLimit-Global") is not null || Header("X-RateLimit-Scope") == "global");

    /// <summary>
    /// Whether a rate limit is not one of the API, whose answers name theirs, but of the network before it, which shuts the whole
    /// address out for a while (Cloudflare's error 1015).
    /// </summary>
    public bool IsShutOut => Status == HttpStatusCode.TooManyRequests
        && !Headers.Any(header => header.Key.StartsWith("X-RateLimit-", StringComparison.OrdinalIgnoreCase));

    /// <summary>How long Discord asks to wait, a second at least: the body is finer than the header; null where neither says so.</summary>
    public TimeSpan? RetryAfter => (Seconds(_error?.RetryAfter) ?? Headers.RetryAfter?.Delta) is { } wait
        ? TimeSpan.FromTicks(Math.Max(wait.Ticks, TimeSpan.TicksPerSecond))
        : null;

    /// <summary>The bucket that the request counted against, or null.</summary>
    public string? Bucket => Header("X-RateLimit-Bucket");

    /// <summary>How many requests the bucket has left; null where the answer does not say.</summary>
    public int? Remaining =>
        int.TryParse(Header("X-RateLimit-Remaining"), NumberStyles.None, CultureInfo.InvariantCulture, out var left)
        ? left : null;

    /// <summary>When the bucket is full again, counted from now; null where the answer does not say.</summary>
    public TimeSpan? ResetAfter =>
        double.TryParse(Header("X-RateLimit-Reset-After"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? Seconds(seconds) : null;

    /// <summary>What Discord said, for people: status, number, words and the fields concerned, shortened.</summary>
    public string Said
    {
        get
        {
            var errors = _error?.Errors is { ValueKind: JsonValueKind.Object } fields ? " " + fields.GetRawText() : "";
            var said = $"{(int)Status} {(_error is null ? "" : $"{_error.Code} {_error.Message}")}{errors}".Trim();
            return Replies.Shortening.AtWord(said, 500);
        }
    }

    private static ErrorBody? FindError(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DiscordJson.Default.ErrorBody);
        }
        catch (JsonException)
        {
            // Proxies on the way answer with HTML: the status is all there is to know.
            return null;
        }
    }

    // A day is longer than any wait that Discord names; more would be a broken number.
    private static TimeSpan? Seconds(double? seconds) => seconds is >= 0 and <= 86400 ? TimeSpan.FromSeconds(seconds.Value) : null;

    private string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
