using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace PaperBot.Sources;

/// <summary>
/// Fetches an http or https address, with limits for redirects, size after decompression and time. Asks only for what has changed (RFC 9110,
/// conditional requests), and respects <c>Retry-After</c>.
/// </summary>
internal sealed class WebFetcher : IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);
    private static readonly string Version = typeof(WebFetcher).Assembly.GetName().Version!.ToString(3);

    private readonly WebAddress _address;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    private long _pausedAt;
    private TimeSpan _pause;
    private DateTime _pausedUntil;

    /// <summary>A <c>user:password@</c> in the address is sent only to its own server.</summary>
    /// <param name="address">The address.</param>
    /// <param name="time">The time.</param>
    /// <param name="isInternal">Whether it is in the internal network although its name does not say so.</param>
    public WebFetcher(Uri address, TimeProvider time, bool isInternal = false)
    {
        (_address, _time) = (WebAddress.Create(address), time);
        _http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = new WebConnector(Address, isInternal || WebConnector.IsInternal(Address)).ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public Uri Address => _address.Url;

    /// <summary>The address without secrets.</summary>
    public string Location => _address.Location;

    /// <summary>Fetches the address. Returns the previous result again if the server says that nothing has changed.</summary>
    /// <exception cref="SourceException">The address cannot be fetched now.</exception>
    public Task<FetchResult> FetchAsync(FetchResult? last, CancellationToken cancellationToken) => FetchAsync(Address, last, cancellationToken);

    /// <summary>Fetches another address, such as that of a frame.</summary>
    public async Task<FetchResult> FetchAsync(Uri address, FetchResult? last, CancellationToken cancellationToken)
    {
        if (_time.GetElapsedTime(_pausedAt) < _pause)
        {
            throw new SourceException(MustWait);
        }

        using var limit = new CancellationTokenSource(Limits.FetchTime, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FollowRedirectsAsync(WebAddress.WithoutLogin(address), last, linked.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceException($"{Location} did not respond within {Limits.FetchTime.TotalSeconds:0} seconds. Check in a browser whether it is up.", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            throw new SourceException($"{Location} cannot be fetched: {exception.Message} Check the address and the network.", exception);
        }
    }

    public void Dispose() => _http.Dispose();

    private string MustWait => string.Create(
        CultureInfo.InvariantCulture,
        $"The server of {Location} asks to wait until {_pausedUntil:yyyy-MM-dd HH:mm} UTC. It is polled again then. Set EveryMinutes higher if this happens often.");

    private async Task<FetchResult> FollowRedirectsAsync(Uri address, FetchResult? last, CancellationToken cancellationToken)
    {
        // Some publishers set a cookie, and redirect to the same address again until it is sent. It lasts for this fetch only.
        var cookies = new WebCookies();
        var visited = new HashSet<Uri>();
        for (var redirects = 0; redirects <= Limits.Redirects; redirects++)
        {
            visited.Add(address);
            using var request = CreateRequest(address, last);
            cookies.AddTo(request);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            cookies.Receive(address, response);
            if (response.StatusCode == HttpStatusCode.NotModified && last is not null)
            {
                return last;
            }

            if (response.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest && response.Headers.Location is { } location)
            {
                address = WebAddress.Redirect(address, location);
                continue;
            }

            if (!response.IsSuccessStatusCode)
            {
                throw CreateError(response);
            }

            return new FetchResult(
                address, await ReadAsync(response.Content, cancellationToken), response.Content.Headers.ContentType?.CharSet,
                FindHeader(response.Headers, "ETag"), FindHeader(response.Content.Headers, "Last-Modified"))
            {
                Fetched = _time.GetUtcNow(),
            };
        }

        throw new SourceException(visited.Contains(address)
            ? $"{Location} redirects more than {Limits.Redirects} times, in a circle. It may need a login or a browser: ask its publisher for another address."
            : $"{Location} redirects more than {Limits.Redirects} times. Open it in a browser, and set Url to the final address.");
    }

    private HttpRequestMessage CreateRequest(Uri address, FetchResult? last)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd($"PaperBot/{Version} (+https://paperbot.example)");
        request.Headers.Accept.ParseAdd("application/feed+json, application/atom+xml, application/rss+xml, text/html;q=0.9, */*;q=0.8");
        if (_address.Login is { } login && WebAddress.IsSameServer(Address, address))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", login);
        }

        // The validators are only valid for the address that they came from.
        if (last is not null && last.Address == address)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", last.ETag);
            request.Headers.TryAddWithoutValidation("If-Modified-Since", last.LastModified);
        }

        return request;
    }

    private SourceException CreateError(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (status is 429 or 503 && response.Headers.RetryAfter is { } retry)
        {
            var wait = retry.Delta ?? retry.Date - _time.GetUtcNow() ?? TimeSpan.Zero;
            (_pausedAt, _pause) = (_time.GetTimestamp(), TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, MaxWait.Ticks)));
            _pausedUntil = _time.GetUtcNow().UtcDateTime + _pause;
            return new SourceException(MustWait);
        }

        return new SourceException(status switch
        {
            401 or 403 => $"{Location} denies access ({status}). If it needs a password, set Url to https://user:password@….",
            404 or 410 => $"There is nothing at {Location} ({status}). The entries that were read from it are kept. Correct Url, or remove the source.",
            429 => $"{Location} was requested too often (429). Set EveryMinutes higher.",
            >= 500 => $"The server of {Location} has an error ({status}). It is polled again.",
            _ => $"{Location} responds with status {status}. Open it in a browser, and correct Url.",
        });
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        return await WebContent.ReadAsync(body, Limits.FetchBytes, cancellationToken)
            ?? throw new SourceException($"{Location} has more than {Limits.FetchBytes / 1024 / 1024} MB, which is the maximum. Set Url to a smaller feed or page.");
    }

    private static string? FindHeader(HttpHeaders headers, string name) => headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
