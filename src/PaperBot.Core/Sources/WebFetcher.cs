using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace PaperBot.Sources;

/// <summary>
/// Fetches what stands at one address of the web: http and https, a limited number of redirects and never one that gives encryption up, a limited
/// size after decompression, a limited time. Asks for what has changed only (RFC 9110, conditional requests), and waits as long as the server says.
/// </summary>
public sealed class WebFetcher : IDisposable
{
    /// <summary>The most bytes that are read, decompressed: a small file can hold a terabyte of zeros.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    /// <summary>The time within which a server has to answer whole.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    private const int MaxRedirects = 5;
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);
    private static readonly string Version = typeof(WebFetcher).Assembly.GetName().Version!.ToString(3);

    private readonly Uri _address;
    private readonly string? _credentials;
    private readonly TimeProvider _time;
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <param name="address">The address; a <c>user:password@</c> in it is sent to its host alone.</param>
    /// <param name="time">The clock.</param>
    public WebFetcher(Uri address, TimeProvider time)
    {
        _address = WithoutUser(address);
        _credentials = address.UserInfo.Length == 0 ? null
            : Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo)));
        _time = time;
    }

    /// <summary>The address without user and password.</summary>
    public Uri Address => _address;

    /// <summary>Tells an address that can be fetched.</summary>
    public static bool IsAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;

    /// <summary>Fetches what stands at the address.</summary>
    /// <param name="last">What was fetched before, or null: it is returned again where the server says that nothing has changed.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="SourceException">It cannot be fetched now.</exception>
    public Task<WebAnswer> FetchAsync(WebAnswer? last, CancellationToken cancellationToken) => FetchAsync(_address, last, cancellationToken);

    /// <summary>Fetches what stands at another address, such as a frame's.</summary>
    /// <inheritdoc cref="FetchAsync(WebAnswer?, CancellationToken)"/>
    public async Task<WebAnswer> FetchAsync(Uri address, WebAnswer? last, CancellationToken cancellationToken)
    {
        if (_time.GetUtcNow() < _notBefore)
        {
            throw new SourceException(PleaseWait);
        }

        using var limit = new CancellationTokenSource(TimeLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FollowAsync(WithoutUser(address), last, either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceException($"{_address} did not answer within {TimeLimit.TotalSeconds:0} seconds. Open it in a browser to see whether it is up.", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            throw new SourceException($"{_address} cannot be fetched: {exception.Message} Check the address and the network.", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private string PleaseWait => string.Create(
        CultureInfo.InvariantCulture, $"{_address} asks to be left alone until {_notBefore.UtcDateTime:yyyy-MM-dd HH:mm} UTC; it is asked again then. Set EveryMinutes higher if this recurs.");

    private async Task<WebAnswer> FollowAsync(Uri address, WebAnswer? last, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            using var request = Request(address, last);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotModified && last is not null)
            {
                return last;
            }

            if (response.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest && response.Headers.Location is { } location)
            {
                address = Next(address, location);
                continue;
            }

            if (!response.IsSuccessStatusCode)
            {
                throw Refused(response);
            }

            return new WebAnswer(
                address, await ReadAsync(response.Content, cancellationToken), response.Content.Headers.ContentType?.CharSet,
                Header(response.Headers, "ETag"), Header(response.Content.Headers, "Last-Modified"));
        }

        throw new SourceException($"{_address} redirects more than {MaxRedirects} times. Open it in a browser, and set Url to where it ends.");
    }

    private HttpRequestMessage Request(Uri address, WebAnswer? last)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd($"PaperBot/{Version} (+https://paperbot.example)");
        request.Headers.Accept.ParseAdd("application/feed+json, application/atom+xml, application/rss+xml, text/html;q=0.9, */*;q=0.8");
        if (_credentials is not null && IsSameServer(address, _address))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", _credentials);
        }

        // Only the server that gave them knows what they mean.
        if (last is not null && last.Address == address)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", last.ETag);
            request.Headers.TryAddWithoutValidation("If-Modified-Since", last.LastModified);
        }

        return request;
    }

    /// <summary>Where a redirect leads.</summary>
    internal static Uri Next(Uri from, Uri location)
    {
        if (!Uri.TryCreate(from, location, out var next) || !IsAddress(next.AbsoluteUri))
        {
            throw new SourceException($"{from} redirects to what is no address of the web. Open it in a browser, and set Url to where it ends.");
        }

        if (from.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
        {
            throw new SourceException($"{from} redirects to {WithoutUser(next)}, which gives encryption up. Set Url to that address if that is meant.");
        }

        return WithoutUser(next);
    }

    private SourceException Refused(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (status is 429 or 503 && response.Headers.RetryAfter is { } retry)
        {
            var wait = retry.Delta ?? retry.Date - _time.GetUtcNow() ?? TimeSpan.Zero;
            _notBefore = _time.GetUtcNow() + TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, MaxWait.Ticks));
            return new SourceException(PleaseWait);
        }

        return new SourceException(status switch
        {
            401 or 403 => $"{_address} refuses to show itself ({status}). If it needs a password, set Url to https://user:password@….",
            404 or 410 => $"There is nothing at {_address} ({status}). What was read of it is kept; correct Url, or remove the source.",
            429 => $"{_address} was asked too often (429). Set EveryMinutes higher.",
            >= 500 => $"{_address} is out of order ({status}); it is tried again.",
            _ => $"{_address} answers {status}. Open it in a browser, and correct Url.",
        });
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (read.Length + count > MaxLength)
            {
                throw new SourceException($"{_address} holds more than {MaxLength / 1024 / 1024} MB, and no more is read. Set Url to a smaller feed or page.");
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static string? Header(HttpHeaders headers, string name) => headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static bool IsSameServer(Uri left, Uri right) => Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static Uri WithoutUser(Uri address) => address.UserInfo.Length == 0 ? address : new UriBuilder(address) { UserName = "", Password = "" }.Uri;
}

/// <summary>What a server answered.</summary>
/// <param name="Address">Where it was found in the end, without user and password.</param>
/// <param name="Content">The bytes, decompressed.</param>
/// <param name="Charset">What the server calls their encoding, or null.</param>
/// <param name="ETag">Names this content to the server, or null.</param>
/// <param name="LastModified">When it was changed, in the server's words, or null.</param>
public sealed record WebAnswer(Uri Address, ReadOnlyMemory<byte> Content, string? Charset, string? ETag, string? LastModified);
