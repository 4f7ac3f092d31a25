using System.Text;
using PaperBot.Fakes;
using PaperBot.Fakes.Web;
using PaperBot.Sources;

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
    public async Task What_stands_there_is_read_decompressed(string encoding)
    {
        _web["/a"] = new("가나다", "text/html; charset=utf-8") { Encoding = encoding };
        var answer = await FetchAsync("/a");
        (Encoding.UTF8.GetString(answer.Content.Span), answer.Charset).ShouldBe(("가나다", "utf-8"));
        _web.Requests.Items[0].UserAgent.ShouldStartWith("PaperBot/");
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
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
    public async Task A_bomb_is_not_read_to_its_end(string encoding)
    {
        _web["/bomb"] = new(new byte[WebFetcher.MaxLength + 1]) { Encoding = encoding };
        (await RefusedAsync("/bomb")).ShouldContain("more than 16 MB");
        _web["/bomb"] = new(new byte[WebFetcher.MaxLength]) { Encoding = encoding };
        (await FetchAsync("/bomb")).Content.Length.ShouldBe(WebFetcher.MaxLength);
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

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/a")]
    [InlineData("javascript:alert(1)")]
    public async Task A_redirect_leads_to_the_web_alone(string target)
    {
        _web["/a"] = new("") { RedirectTo = target };
        (await RefusedAsync("/a")).ShouldContain("no address of the web");
    }

    [Fact]
    public void A_redirect_never_gives_encryption_up()
    {
        Should.Throw<SourceException>(() => WebFetcher.Next(new("https://example.org/a"), new("http://user:secret@example.org/b"))).Message
            .ShouldBe("https://example.org/a redirects to http://example.org/b, which gives encryption up. Set Url to that address if that is meant.");
        WebFetcher.Next(new("https://example.org/a"), new("//example.com/b", UriKind.Relative)).ShouldBe(new("https://example.com/b"));
        WebFetcher.Next(new("http://example.org/a"), new("https://example.org/b")).Scheme.ShouldBe("https");
    }

    [Fact]
    public async Task A_password_goes_to_its_own_server_and_into_no_message()
    {
        await using var other = await FakeWeb.StartAsync();
        other["/b"] = new("there");
        _web["/a"] = new("") { RedirectTo = "/c" };
        _web["/c"] = new("") { RedirectTo = other.Address("/b") };
        var fetcher = Fetcher("/a", "ann:s%3Acret");
        var answer = await fetcher.FetchAsync(null, TestContext.Current.CancellationToken);
        var basic = "Basic " + Convert.ToBase64String("ann:s:cret"u8);
        _web.Requests.Items.ShouldAllBe(request => request.Authorization == basic);
        other.Requests.Items.ShouldHaveSingleItem().Authorization.ShouldBeEmpty();
        (fetcher.Address.AbsoluteUri + answer.Address).ShouldNotContain("cret");
        _web["/a"] = null;
        var refused = await Should.ThrowAsync<SourceException>(() => fetcher.FetchAsync(null, TestContext.Current.CancellationToken));
        refused.ToString().ShouldNotContain("cret");
    }

    [Theory]
    [InlineData(401, "password")]
    [InlineData(403, "password")]
    [InlineData(404, "There is nothing at")]
    [InlineData(410, "is kept")]
    [InlineData(429, "too often")]
    [InlineData(500, "out of order")]
    [InlineData(304, "answers 304")]
    [InlineData(418, "answers 418")]
    public async Task A_refusal_says_what_to_do(int status, string reason)
    {
        _web.Faults.Add("/a", new() { Status = status });
        (await RefusedAsync("/a")).ShouldContain(reason);
    }

    [Theory]
    [InlineData(429, "600")]
    [InlineData(503, "Tue, 07 May 2024 03:10:00 GMT")]
    public async Task A_server_that_asks_to_be_left_alone_is(int status, string retryAfter)
    {
        _web["/a"] = new("there");
        _web.Faults.Add("/a", new() { Status = status, Headers = new Dictionary<string, string> { ["Retry-After"] = retryAfter } });
        var fetcher = Fetcher("/a");
        for (var i = 0; i < 3; i++)
        {
            (await Should.ThrowAsync<SourceException>(() => fetcher.FetchAsync(null, TestContext.Current.CancellationToken)))
                .Message.ShouldContain("left alone until 2024-05-07 03:10 UTC");
        }

        _web.Requests.Items.Count.ShouldBe(1);
        _time.Advance(TimeSpan.FromMinutes(10));
        (await fetcher.FetchAsync(null, TestContext.Current.CancellationToken)).Content.Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up()
    {
        var never = new TaskCompletionSource();
        var fault = new Fault { Until = never.Task };
        _web.Faults.Add("/a", fault);
        var refused = RefusedAsync("/a");
        await fault.Met.WithinLimitAsync();
        _time.Advance(WebFetcher.TimeLimit);
        (await refused.WithinLimitAsync()).ShouldContain("did not answer within 60 seconds");
        never.SetResult();
    }

    [Fact]
    public async Task A_connection_that_breaks_or_is_refused_is_a_reason_and_no_crash()
    {
        _web.Faults.Add("/a", new() { LoseAnswer = true });
        (await RefusedAsync("/a")).ShouldContain("cannot be fetched");
        using var nobody = new DeadEnd();
        using var fetcher = new WebFetcher(new(nobody.Url.Replace("://", "://ann:secret@", StringComparison.Ordinal)), _time);
        var failure = (await Should.ThrowAsync<SourceException>(() => fetcher.FetchAsync(null, TestContext.Current.CancellationToken))).ToString();
        failure.ShouldContain("refused");
        failure.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_look_that_is_given_up_is_cancelled()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Fetcher("/a").FetchAsync(null, given.Token));
    }

    public async ValueTask DisposeAsync()
    {
        _fetchers.ForEach(fetcher => fetcher.Dispose());
        await _web.DisposeAsync();
    }

    private WebFetcher Fetcher(string path, string user = "")
    {
        _fetchers.Add(new WebFetcher(new(_web.Address(path, user)), _time));
        return _fetchers[^1];
    }

    private Task<WebAnswer> FetchAsync(string path) => Fetcher(path).FetchAsync(null, TestContext.Current.CancellationToken);

    private async Task<string> RefusedAsync(string path) => (await Should.ThrowAsync<SourceException>(() => FetchAsync(path))).Message;
}
