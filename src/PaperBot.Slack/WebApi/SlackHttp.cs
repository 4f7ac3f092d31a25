using System.Net;
using System.Text.Json;
using PaperBot.Transport;

namespace PaperBot.Slack.WebApi;

/// <summary>
/// Sends one request to Slack, once. Subscriptions no redirect, so that a token never reaches another host, and tells what surely did
/// not happen from what may have happened.
/// </summary>
public sealed class SlackHttp : IDisposable
{
    private static readonly TimeSpan RetryAfterUnnamed = TimeSpan.FromSeconds(30);
    private readonly HttpClient _client;
    private readonly TimeProvider _time;

    /// <param name="time">Reads the clock for a <c>Retry-After</c> that is a date.</param>
    public SlackHttp(TimeProvider time)
        : this(time, new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
    }

    internal SlackHttp(TimeProvider time, SocketsHttpHandler handler)
    {
        _time = time;
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        _client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(15), MaxResponseContentBufferSize = 16 << 20 };
    }

    /// <summary>Sends a request, which has to have a content. Never throws for what Slack or the network does.</summary>
    public async Task<SlackResult> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request.Content);
        var body = new TrackedContent(request.Content);
        request.Content = body;
        try
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            return ResultOf(response, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var host = request.RequestUri!.Host;
            var what = e is HttpRequestException { HttpRequestError: var error } ? error.ToString() : "it took too long";
            return body.HasLeft
                ? new SlackResult.Lost($"{host} was asked and did not answer ({what})")
                : new SlackResult.Unreached($"no connection to {host} ({what}): check the network and Slack:ApiUrl");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private SlackResult ResultOf(HttpResponseMessage response, string text)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return new SlackResult.RateLimited(RetryAfterOf(response));
        }

        if ((int)response.StatusCode >= 500)
        {
            return new SlackResult.Lost($"Slack answered {(int)response.StatusCode}");
        }

        var body = Parse(text);
        return Property(body, "error") switch
        {
            "ratelimited" or "rate_limited" => new SlackResult.RateLimited(RetryAfterOf(response)),
            { } error => new SlackResult.Refused(error, Property(body, "needed")),
            null when response.IsSuccessStatusCode => new SlackResult.Answered(body, ScopesOf(response)),
            null => new SlackResult.Refused($"http_{(int)response.StatusCode}"),
        };
    }

    private TimeSpan RetryAfterOf(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - _time.GetUtcNow()) ?? RetryAfterUnnamed;
        return TimeSpan.FromTicks(Math.Clamp(wait.Ticks, TimeSpan.TicksPerSecond, TimeSpan.TicksPerDay));
    }

    private static HashSet<string>? ScopesOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-oauth-scopes", out var values)
            ? [.. values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]
            : null;

    private static string? Property(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static JsonElement Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default; // A response_url answers with the word "ok", a proxy with a page: the caller knows which of them is good.
        }
    }
}
