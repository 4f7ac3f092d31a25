using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using PaperBot.Transport;

namespace PaperBot.Discord.Rest;

/// <summary>
/// Sends single requests to the API (reference, HTTP API), each once. The token goes nowhere but to <see cref="DiscordOptions.ApiUrl"/>:
/// every path is below it, and redirects are not followed.
/// </summary>
internal sealed class DiscordHttp(IOptions<DiscordOptions> options, TimeProvider time) : IDisposable
{
    // Discord bans an address after 10,000 refused requests in ten minutes; a token that was refused three times in a row will not work
    // again.
    private const int RefusalsLimit = 3;
    private static readonly string Version = typeof(DiscordHttp).Assembly.GetName().Version!.ToString(3);

    private readonly RateLimits _limits = new(time);
    private readonly Uri _base = options.Value.ApiBase;
    private readonly string _token = options.Value.Token;
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = TimeSpan.FromSeconds(20),
    };

    private int _refusals;

    /// <summary>Waits until a request can be sent within the rate limits.</summary>
    /// <returns>Zero when it can; or, at once, how long it would take where that is more than <paramref name="longest"/>.</returns>
    public async Task<TimeSpan> HoldBackAsync(RestRequest request, TimeSpan longest, CancellationToken cancellationToken)
    {
        while (_limits.Take(request) is { Ticks: > 0 } wait)
        {
            if (wait > longest)
            {
                return wait;
            }

            await Task.Delay(wait, time, cancellationToken);
        }

        return TimeSpan.Zero;
    }

    /// <summary>Sends a request once.</summary>
    /// <exception cref="DiscordException">Nothing was sent, because Discord has refused the token too often.</exception>
    /// <exception cref="NoAnswerException">The network failed, or no answer came in time.</exception>
    /// <exception cref="OperationCanceledException">The call was given up.</exception>
    public async Task<RestAnswer> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsInteraction && Volatile.Read(ref _refusals) >= RefusalsLimit)
        {
            throw new DiscordException(Refusals.Token, HttpStatusCode.Unauthorized, code: 0);
        }

        using var message = new HttpRequestMessage(request.Method, new Uri(_base, request.Path));
        message.Headers.UserAgent.ParseAdd($"DiscordBot (https://paperbot.example, {Version})");
        if (!request.IsInteraction)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bot", _token);
        }

        if (request.Json is not null)
        {
            message.Content = new TrackedContent(new StringContent(request.Json, Encoding.UTF8, "application/json"));
        }

        var answer = await AskAsync(message, cancellationToken);
        _limits.Learn(request, answer);
        if (!request.IsInteraction)
        {
            Interlocked.Exchange(ref _refusals, answer.Status == HttpStatusCode.Unauthorized ? _refusals + 1 : 0);
        }

        return answer;
    }

    private async Task<RestAnswer> AskAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.SendAsync(message, cancellationToken);
            return new RestAnswer(response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken), response.Headers);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new NoAnswerException(exception, message.Content is TrackedContent { HasLeft: true });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
