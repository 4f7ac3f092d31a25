using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using System.Text.Json;
using PaperBot.Transport;

namespace PaperBot.Slack.Client;

/// <summary>
/// Sends each request to Slack once, and distinguishes what surely did not happen from what may have happened.
/// </summary>
internal sealed class SlackHttp(TimeProvider time, SocketsHttpHandler? handler, IMeterFactory? meters) : IDisposable
{
    private const int MaxCodeLength = 100;
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(15);
    private readonly PlatformCalls _calls = new("Slack", time, meters);
    private readonly HttpClient _client = ApiHttpClient.Create(Timeout.InfiniteTimeSpan, handler);

    /// <summary>Sends a request, which must have content. Does not throw for what Slack or the network does.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">The method that is called, for measurements.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <param name="patience">Ends the wait for the response: a failure. Without it, that is after 15 seconds.</param>
    /// <returns>The body, which is undefined where it is not JSON.</returns>
    public async Task<SlackResult<JsonElement>> SendAsync(
        HttpRequestMessage request, string operation, CancellationToken cancellationToken, CancellationToken patience = default)
    {
        using var usual = patience.CanBeCanceled ? null : new CancellationTokenSource(UsualPatience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(usual?.Token ?? patience, cancellationToken);
        var body = new TrackedContent(request.Content!);
        request.Content = body;
        using var call = _calls.Start(operation);
        try
        {
            using var response = await _client.SendAsync(request, either.Token);
            var result = ResultOf(response, await response.Content.ReadAsByteArrayAsync(either.Token));
            call.Status = (int)response.StatusCode;
            if (result.Failure is SlackFailure.RateLimited limited)
            {
                _calls.NoteWait(limited.RetryAfter);
            }

            return result;
        }
        catch (Exception e) when (e is HttpRequestException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var host = request.RequestUri!.Host;
            var what = e is HttpRequestException { HttpRequestError: var error } ? error.ToString() : "timeout";
            return body.HasLeft
                ? new SlackFailure.Unknown($"{host} received the request and did not respond ({what})")
                : new SlackFailure.NotSent($"no connection to {host} ({what})");
        }
    }

    public void Dispose() => _client.Dispose();

    private SlackResult<JsonElement> ResultOf(HttpResponseMessage response, byte[] content)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return new SlackFailure.RateLimited(RetryAfterOf(response), IsLimitOfWorkspace(Property(Parse(content), "error")));
        }

        if ((int)response.StatusCode >= 500)
        {
            return new SlackFailure.Unknown($"Slack responded with status {(int)response.StatusCode}");
        }

        var body = Parse(content);
        return Property(body, "error") switch
        {
            "ratelimited" => new SlackFailure.RateLimited(RetryAfterOf(response)),
            { } error when IsLimitOfWorkspace(error) => new SlackFailure.RateLimited(RetryAfterOf(response), IsForWorkspace: true),
            "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout" =>
                new SlackFailure.Unknown($"Slack responded with {Property(body, "error")}"),
            { } error => new SlackFailure.Refused(error, Property(body, "needed")),
            null when response.IsSuccessStatusCode => new SlackResult<JsonElement>(body, null, ScopesOf(response)),
            null => new SlackFailure.Refused(WordIn(content) ?? $"http_{(int)response.StatusCode}"),
        };
    }

    private static bool IsLimitOfWorkspace(string? error) => error is "rate_limited" or "message_limit_exceeded";

    private TimeSpan RetryAfterOf(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow()) ?? DefaultRetryAfter;
        return TimeSpan.FromTicks(Math.Clamp(wait.Ticks, TimeSpan.TicksPerSecond, TimeSpan.TicksPerDay));
    }

    private static HashSet<string>? ScopesOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-oauth-scopes", out var values)
            ? [.. values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]
            : null;

    private static string? Property(JsonElement body, string name)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        // Slack's own codes are short words, so that the text need not be decoded.
        var raw = value.GetRawText().Trim('"');
        return raw.Length <= MaxCodeLength ? raw : $"{raw.AsSpan(0, MaxCodeLength)}…";
    }

    // A response_url can name an error without JSON, such as invalid_blocks.
    private static string? WordIn(byte[] content) =>
        content.Length is > 0 and <= MaxCodeLength && content.All(letter => letter is (byte)'_' or >= (byte)'a' and <= (byte)'z') ? Encoding.ASCII.GetString(content) : null;

    // A response_url returns the word "ok", a proxy a page: only the caller knows which of them is a success.
    private static JsonElement Parse(byte[] json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
