using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PaperBot.Discord.Client;

/// <summary>A response of the API.</summary>
public sealed record RestResponse(HttpStatusCode Status, ReadOnlyMemory<byte> Body, HttpResponseHeaders Headers)
{
    private const int MaxDescription = 1_000;
    private const int MaxBucketName = 100;
    private readonly ErrorBody? _error = (int)Status >= 400 ? ParseError(Body.Span) : null;

    /// <summary>Whether the request only reads, so that nothing can have changed whatever became of it.</summary>
    public bool IsOfReading { get; init; }

    /// <summary>Whether Discord did what was requested.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Whether the server failed: the same request can succeed later.</summary>
    public bool IsServerError => (int)Status >= 500;

    /// <summary>Whether Discord's API refused the request, rather than something in between, such as a proxy.</summary>
    public bool IsRefusalOfApi => _error is not null;

    /// <summary>Whether a rate limit was exceeded.</summary>
    public bool IsRateLimited => Status == HttpStatusCode.TooManyRequests;

    /// <summary>Discord's error code (topics/opcodes-and-status-codes, JSON Error Codes); 0 if there is none.</summary>
    public int Code => _error?.Code ?? 0;

    /// <summary>The status, code, message and invalid fields, for people.</summary>
    public string Description
    {
        get
        {
            var fields = _error?.Errors is { ValueKind: JsonValueKind.Object } errors ? " " + errors.GetRawText() : "";
            var text = $"{(int)Status} {(_error is null ? "" : $"{_error.Code} {_error.Message}")}{fields}".Trim();
            return text.Length <= MaxDescription ? text : $"{text.AsSpan(0, MaxDescription)}…";
        }
    }

    /// <summary>How long Discord asks to wait, at least a second; null if it does not. The body is more precise than the header.</summary>
    public TimeSpan? RetryAfter => (Seconds(_error?.RetryAfter) ?? Headers.RetryAfter?.Delta) is { } wait
        ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, TimeSpan.TicksPerSecond, TimeSpan.TicksPerDay))
        : null;

    /// <summary>Whether the global rate limit was exceeded, not one of a route.</summary>
    public bool IsGlobalLimit => IsRateLimited
        && (_error is { Global: true } || Header("X-RateLimit-Global") is not null || Header("X-RateLimit-Scope") == "global");

    /// <summary>
    /// Whether the rate limit is not one of the API, which describes its limits in headers, but of the network in front of it, which blocks
    /// the whole address for a while (Cloudflare's error 1015).
    /// </summary>
    public bool IsAddressBlocked => IsRateLimited
        && !Headers.Any(header => header.Key.StartsWith("X-RateLimit-", StringComparison.OrdinalIgnoreCase));

    /// <summary>The bucket that the request counted against, or null.</summary>
    public string? Bucket => Header("X-RateLimit-Bucket") is { Length: <= MaxBucketName } name ? name : null;

    /// <summary>How many requests the bucket allows in its window; null if unknown.</summary>
    public int? Limit =>
        int.TryParse(Header("X-RateLimit-Limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? limit : null;

    /// <summary>How many requests are left in the bucket; null if unknown.</summary>
    public int? Remaining =>
        int.TryParse(Header("X-RateLimit-Remaining"), NumberStyles.None, CultureInfo.InvariantCulture, out var left) ? left : null;

    /// <summary>The time until the bucket is full again; null if unknown.</summary>
    public TimeSpan? ResetAfter =>
        double.TryParse(Header("X-RateLimit-Reset-After"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? Seconds(seconds) : null;

    /// <summary>Reads the body.</summary>
    /// <exception cref="DiscordException">Discord refused the request, or the body cannot be read.</exception>
    internal T Read<T>(JsonTypeInfo<T> type, Func<T, bool>? isValid = null) where T : class
    {
        ThrowIfRefused();
        try
        {
            return JsonSerializer.Deserialize(Body.Span, type) is { } value && isValid?.Invoke(value) != false
                ? value
                : throw new JsonException("A required value is missing.");
        }
        catch (JsonException exception)
        {
            throw new DiscordException(
                $"The response ({Description}) does not come from Discord but from something in between, such as a proxy or the "
                + "sign-in page of a network.",
                exception)
            {
                MayHaveSucceeded = !IsOfReading,
            };
        }
    }

    /// <summary>Throws unless Discord did what was requested.</summary>
    /// <exception cref="DiscordException">Discord refused the request.</exception>
    internal void ThrowIfRefused()
    {
        if (!IsSuccess)
        {
            throw new DiscordException(this);
        }
    }

    private static ErrorBody? ParseError(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DiscordJson.Default.ErrorBody);
        }
        catch (JsonException)
        {
            return null; // A proxy responded with HTML: only the status is known.
        }
    }

    // Discord never asks for a wait of more than a day.
    private static TimeSpan? Seconds(double? seconds) => seconds is >= 0 and <= 86400 ? TimeSpan.FromSeconds(seconds.Value) : null;

    private string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
