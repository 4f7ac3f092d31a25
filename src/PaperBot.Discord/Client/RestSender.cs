using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using PaperBot.Transport;

namespace PaperBot.Discord.Client;

/// <summary>
/// Sends requests to the API within its rate limits (reference, HTTP API). The token goes only to <see cref="DiscordClientOptions.ApiUrl"/>:
/// every path is below it, and redirects are not followed.
/// </summary>
internal sealed partial class RestSender(
    DiscordClientOptions options, TimeProvider time, ILogger logger, SocketsHttpHandler? handler, IMeterFactory? meters) : IDisposable
{
    // Discord bans an address after 10,000 refused requests in ten minutes: a token that is refused is tried again once a minute.
    private const int MaxUnauthorized = 3;
    private const int MaxAttempts = 4;
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxWaitOnce = TimeSpan.FromSeconds(5);

    // Discord waits three seconds for the first response to an interaction, so one that hangs must leave time for another.
    private const int MaxHungResponses = 2;
    private static readonly TimeSpan MaxResponseTime = TimeSpan.FromSeconds(0.6);
    private static readonly TimeSpan MaxResponseWait = TimeSpan.FromSeconds(2);
    private readonly Backoff _responseBackoff = new(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.4));

    private readonly Backoff _backoff = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(1));
    private readonly RateLimiter _limiter = new(time);
    private static readonly TimeSpan ResponseTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RefusalTime = TimeSpan.FromMinutes(1);
    private readonly HttpClient _http = ApiHttpClient.Create(Timeout.InfiniteTimeSpan, handler);
    private readonly PlatformCalls _calls = new("Discord", time, meters);
    private volatile RestResponse? _unauthorized;
    private int _unauthorizedCount;
    private long _unauthorizedSince;

    /// <summary>Sends a request that can be repeated, and repeats it after rate limits and failures of the server and the network.</summary>
    /// <exception cref="DiscordException">No attempt got a response, or Discord asks to wait for more than a minute.</exception>
    public async Task<RestResponse> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var turn = await _limiter.WaitAsync(request, request.IsFirstResponse ? MaxResponseWait : MaxWait, cancellationToken);
            try
            {
                using var hung = request.IsFirstResponse && attempt <= MaxHungResponses
                    ? new CancellationTokenSource(MaxResponseTime, time)
                    : new CancellationTokenSource(ResponseTime);
                var response = await TransmitAsync(request, turn, hung.Token, cancellationToken);
                if (attempt == MaxAttempts || !(response.IsServerError || response.IsRateLimited))
                {
                    return response;
                }

                LogRetry(request.Method, request.Resource, response.Description);
                if (response.IsRateLimited)
                {
                    continue; // The rate limiter waits for as long as Discord asks.
                }
            }
            catch (DiscordException exception) when (attempt < MaxAttempts)
            {
                LogRetry(request.Method, request.Resource, exception.Message);
            }

            await Task.Delay((request.IsFirstResponse ? _responseBackoff : _backoff).After(attempt), time, cancellationToken);
        }
    }

    /// <summary>Sends a request once.</summary>
    /// <exception cref="DiscordException">There was no response, or Discord asks to wait for more than five seconds.</exception>
    public async Task<RestResponse> SendOnceAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var giveUp = new CancellationTokenSource(ResponseTime);
        return await SendOnceAsync(request, giveUp.Token, cancellationToken);
    }

    /// <summary>Sends a request once.</summary>
    /// <param name="request">The request.</param>
    /// <param name="giveUp">Ends the waiting for its turn and for the response, as a time-out does.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="DiscordException">There was no response, or Discord asks to wait for more than five seconds.</exception>
    public async Task<RestResponse> SendOnceAsync(RestRequest request, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(giveUp, cancellationToken);
        IDisposable turn;
        try
        {
            turn = await _limiter.WaitAsync(request, MaxWaitOnce, either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DiscordException("The request was not sent, since its turn did not come in time.", exception);
        }

        return await TransmitAsync(request, turn, giveUp, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<RestResponse> TransmitAsync(RestRequest request, IDisposable turn, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        using var ended = turn;
        if (!request.IsInteraction && _unauthorized is { } refusal && time.GetElapsedTime(Interlocked.Read(ref _unauthorizedSince)) < RefusalTime)
        {
            return refusal;
        }

        using var message = new HttpRequestMessage(request.Method, new Uri(options.ApiUrl, request.Path));
        message.Headers.UserAgent.ParseAdd(options.UserAgent);
        if (!request.IsInteraction)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bot", options.Token);
        }

        if (request.Json is not null)
        {
            message.Content = new TrackedContent(new StringContent(request.Json, Encoding.UTF8, "application/json"));
        }

        var response = await MeasureAsync(request, () => TransmitAsync(message, giveUp, cancellationToken));
        _limiter.Update(request, response);
        if (!request.IsInteraction)
        {
            CountUnauthorized(response);
        }

        return response;
    }

    private async Task<RestResponse> MeasureAsync(RestRequest request, Func<Task<RestResponse>> transmit)
    {
        using var call = _calls.Start(request.Operation);
        var response = await transmit();
        call.Status = (int)response.Status;
        if (response.IsRateLimited)
        {
            _calls.NoteWait(response.RetryAfter ?? TimeSpan.Zero);
        }

        return response;
    }

    private async Task<RestResponse> TransmitAsync(HttpRequestMessage message, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(giveUp, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(message, either.Token);
            return new RestResponse(response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token), response.Headers)
            {
                IsOfReading = message.Method == HttpMethod.Get,
            };
        }
        catch (Exception exception) when (exception is HttpRequestException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var hasLeft = message.Content is TrackedContent { HasLeft: true };
            var what = hasLeft ? "Discord's response was lost" : "Discord cannot be reached";
            var why = exception is OperationCanceledException ? "it did not come in time." : exception.Message;
            throw new DiscordException($"{what}: {why}", exception) { MayHaveSucceeded = hasLeft };
        }
    }

    private void CountUnauthorized(RestResponse response)
    {
        if (response.Status != HttpStatusCode.Unauthorized)
        {
            Interlocked.Exchange(ref _unauthorizedCount, 0);
            _unauthorized = null;
        }
        else if (Interlocked.Increment(ref _unauthorizedCount) >= MaxUnauthorized)
        {
            Interlocked.Exchange(ref _unauthorizedSince, time.GetTimestamp());
            _unauthorized = response;
        }
    }

    // The resource, not the path: those of interactions contain their tokens.
    [LoggerMessage(LogLevel.Warning, "{Method} {Resource} failed and is retried: {Reason}")]
    private partial void LogRetry(HttpMethod method, string resource, string reason);
}
