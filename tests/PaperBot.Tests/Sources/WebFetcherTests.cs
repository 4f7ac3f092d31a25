using System.IO.Compression;
using PaperBot.Fakes.Web;

namespace PaperBot.Tests.Sources;

public sealed class WebFetcherTests : IAsyncLifetime
{
    private readonly ManualTime _time = new(new(2024, 5, 7, 3, 0, 0, TimeSpan.Zero));
    private readonly List<WebFetcher> _fetchers = [];
    private FakeWeb _web = null!;

    public async ValueTask InitializeAsync() => _web = await FakeWeb.StartAsync();

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Content_is_decompressed(string encoding)
    {
        _web["/a"] = new("가나다", "text/html; charset=utf-8") { Encoding = encoding };
        var result = await FetchAsync("/a");
        (Encoding.UTF8.GetString(result.Content.Span), result.Charset).ShouldBe(("가나다", "utf-8"));
        _web.Requests.Items[0].UserAgent.ShouldStartWith("PaperBot/");
    }

    [Fact]
    public async Task Unchanged_content_is_not_sent_again()
    {
        _web["/a"] = new("one");
        var fetcher = Fetcher("/a");
        var first = await fetcher.FetchAsync(null, TestContext.Current.CancellationToken);
        (await fetcher.FetchAsync(first, TestContext.Current.CancellationToken)).ShouldBeSameAs(first);
        _web["/a"] = new("two");
        (await fetcher.FetchAsync(first, TestContext.Current.CancellationToken)).Content.Length.ShouldBe(3);
        _web.Requests.Items[2].IfNoneMatch.ShouldBe(first.ETag);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_decompression_bomb_is_not_read_to_its_end(string encoding)
    {
        _web["/bomb"] = new(new byte[Limits.FetchBytes + 1]) { Encoding = encoding };
        (await RefusedAsync("/bomb")).ShouldContain("more than 8 MB");
        _web["/bomb"] = new(new byte[Limits.FetchBytes]) { Encoding = encoding };
        (await FetchAsync("/bomb")).Content.Length.ShouldBe(Limits.FetchBytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Compressed_content_is_read_even_if_the_server_does_not_say_so(int layers)
    {
        _web["/a.xml.gz"] = new(Gzip("가나다"u8.ToArray(), layers), "application/xml");
        Encoding.UTF8.GetString((await FetchAsync("/a.xml.gz")).Content.Span).ShouldBe("가나다");
        _web["/twice"] = new(Gzip("가나다"u8.ToArray(), layers)) { Encoding = "gzip" };
        Encoding.UTF8.GetString((await FetchAsync("/twice")).Content.Span).ShouldBe("가나다");
        _web["/bomb"] = new(Gzip(new byte[Limits.FetchBytes + 1], layers));
        (await RefusedAsync("/bomb")).ShouldContain("more than 8 MB");
        _web["/broken"] = new([0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        (await RefusedAsync("/broken")).ShouldContain("cannot be fetched");
    }

    [Fact]
    public async Task A_broken_archive_is_refused()
    {
        _web.Faults.Add("/a", new() { Status = 200, Body = "no gzip", Headers = new Dictionary<string, string> { ["Content-Encoding"] = "gzip" } });
        (await RefusedAsync("/a")).ShouldContain("cannot be fetched");
    }

    [Fact]
    public async Task A_redirect_is_followed_a_few_times()
    {
        _web["/end"] = new("the end");
        _web["/one"] = new("") { RedirectTo = "/end" };
        (await FetchAsync("/one")).Address.AbsolutePath.ShouldBe("/end");
        _web["/loop"] = new("") { RedirectTo = "/loop" };
        (await RefusedAsync("/loop")).ShouldContain("redirects more than 5 times");
        _web.Requests.Items.Count(request => request.Path == "/loop").ShouldBe(6);
    }

    [Fact]
    public async Task A_cookie_lasts_for_one_fetch_with_its_redirects()
    {
        _web["/feed"] = new("the feed") { RedirectTo = "/check", Unless = "seen=1" };
        _web["/check"] = new("") { RedirectTo = "/feed", SetCookie = "seen=1; Path=/; HttpOnly; SameSite=Lax" };
        var fetcher = Fetcher("/feed");
        for (var i = 0; i < 2; i++)
        {
            (await fetcher.FetchAsync(null, TestContext.Current.CancellationToken)).Content.Length.ShouldBe(8);
        }

        _web.Requests.Items.Select(request => request.Cookie).ShouldBe(["", "", "seen=1", "", "", "seen=1"]);
    }

    [Theory]
    [InlineData("seen=1; Path=/")]
    [InlineData("seen=1; Domain=elsewhere.example")]
    [InlineData("=;;=,\"")]
    public async Task A_circle_of_redirects_ends_whatever_cookies_are_set(string cookie)
    {
        _web["/a"] = new("") { RedirectTo = "/b", SetCookie = cookie };
        _web["/b"] = new("") { RedirectTo = "/a", SetCookie = cookie };
        (await RefusedAsync("/a")).ShouldContain("in a circle");
        _web.Requests.Items.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/a")]
    [InlineData("javascript:alert(1)")]
    public async Task A_redirect_must_be_to_http_or_https(string target)
    {
        _web["/a"] = new("") { RedirectTo = target };
        (await RefusedAsync("/a")).ShouldContain("not an http or https address");
    }

    [Fact]
    public void A_redirect_from_https_to_http_is_refused()
    {
        Should.Throw<SourceException>(() => WebAddress.Redirect(new("https://example.org/a"), new("http://user:secret@example.org/b"))).Message
            .ShouldBe("https://example.org/a redirects to http://example.org/b, which is not encrypted. Set Url to that address if you want to use it.");
        WebAddress.Redirect(new("https://example.org/a"), new("//example.com/b", UriKind.Relative)).ShouldBe(new("https://example.com/b"));
        WebAddress.Redirect(new("http://example.org/a"), new("https://example.org/b")).Scheme.ShouldBe("https");
    }

    [Theory]
    [InlineData(401, "password")]
    [InlineData(403, "password")]
    [InlineData(404, "There is nothing at")]
    [InlineData(410, "are kept")]
    [InlineData(429, "too often")]
    [InlineData(500, "has an error")]
    [InlineData(304, "status 304")]
    [InlineData(418, "status 418")]
    public async Task The_error_of_a_status_says_how_to_fix_it(int status, string reason)
    {
        _web.Faults.Add("/a", new() { Status = status });
        (await RefusedAsync("/a")).ShouldContain(reason);
    }

    [Theory]
    [InlineData(429, "600")]
    [InlineData(503, "Tue, 07 May 2024 03:10:00 GMT")]
    public async Task A_server_is_not_polled_before_its_Retry_After(int status, string retryAfter)
    {
        _web["/a"] = new("there");
        _web.Faults.Add("/a", new() { Status = status, Headers = new Dictionary<string, string> { ["Retry-After"] = retryAfter } });
        var fetcher = Fetcher("/a");
        for (var i = 0; i < 3; i++)
        {
            (await Should.ThrowAsync<SourceException>(() => fetcher.FetchAsync(null, TestContext.Current.CancellationToken)))
                .Message.ShouldContain("asks to wait until 2024-05-07 03:10 UTC");
        }

        _web.Requests.Items.Count.ShouldBe(1);
        _time.Advance(TimeSpan.FromMinutes(10));
        (await fetcher.FetchAsync(null, TestContext.Current.CancellationToken)).Content.Length.ShouldBe(5);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_server_is_polled_after_its_Retry_After_even_if_the_clock_is_set(int hours)
    {
        _web["/a"] = new("there");
        _web.Faults.Add("/a", new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "600" } });
        var fetcher = Fetcher("/a");
        await Should.ThrowAsync<SourceException>(() => fetcher.FetchAsync(null, TestContext.Current.CancellationToken));

        _time.Skew = TimeSpan.FromHours(hours);
        (await Should.ThrowAsync<SourceException>(() => fetcher.FetchAsync(null, TestContext.Current.CancellationToken)))
            .Message.ShouldContain("asks to wait until 2024-05-07 03:10 UTC");
        _time.Advance(TimeSpan.FromMinutes(10));
        (await fetcher.FetchAsync(null, TestContext.Current.CancellationToken)).Content.Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_server_that_does_not_respond_is_given_up()
    {
        var release = new TaskCompletionSource();
        var fault = new Fault { Until = release.Task };
        _web.Faults.Add("/a", fault);
        var refused = RefusedAsync("/a");
        await fault.Met.WithinLimitAsync();
        _time.Advance(Limits.FetchTime);
        (await refused.WithinLimitAsync()).ShouldContain("did not respond within 60 seconds");
        release.SetResult();
    }

    [Fact]
    public async Task A_connection_that_breaks_or_is_refused_is_an_error_of_the_source()
    {
        _web.Faults.Add("/a", new() { LoseResponse = true });
        (await RefusedAsync("/a")).ShouldContain("cannot be fetched");
        using var nobody = new DeadEnd();
        using var fetcher = new WebFetcher(new(nobody.Url.Replace("://", "://ann:secret@", StringComparison.Ordinal)), _time);
        var failure = (await Should.ThrowAsync<SourceException>(() => fetcher.FetchAsync(null, TestContext.Current.CancellationToken))).ToString();
        failure.ShouldContain("refused");
        failure.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_poll_can_be_canceled()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Fetcher("/a").FetchAsync(null, cancel.Token));
    }

    public async ValueTask DisposeAsync()
    {
        _fetchers.ForEach(fetcher => fetcher.Dispose());
        await _web.DisposeAsync();
    }

    private static byte[] Gzip(byte[] content, int layers)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return layers == 1 ? compressed.ToArray() : Gzip(compressed.ToArray(), layers - 1);
    }

    private WebFetcher Fetcher(string path, string user = "")
    {
        _fetchers.Add(new WebFetcher(new(_web.Address(path, user)), _time));
        return _fetchers[^1];
    }

    private Task<FetchResult> FetchAsync(string path) => Fetcher(path).FetchAsync(null, TestContext.Current.CancellationToken);

    private async Task<string> RefusedAsync(string path) => (await Should.ThrowAsync<SourceException>(() => FetchAsync(path))).Message;
}
