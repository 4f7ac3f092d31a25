using PaperBot.Fakes.Web;

namespace PaperBot.Tests.Sources;

/// <summary>What a server must not learn of another, and people not of an address.</summary>
public sealed class WebSecretsTests : IAsyncLifetime
{
    private readonly List<WebFetcher> _fetchers = [];
    private FakeWeb _web = null!;

    public async ValueTask InitializeAsync() => _web = await FakeWeb.StartAsync();

    [Fact]
    public void A_cookie_is_sent_only_to_its_own_server()
    {
        var cookies = new WebCookies();
        using var response = new HttpResponseMessage();
        response.Headers.Add("Set-Cookie", "seen=1; Path=/");
        cookies.Receive(new("http://beds.example/a"), response);
        CookieTo("http://beds.example/b").ShouldBe("seen=1");
        CookieTo("http://elsewhere.example/b").ShouldBeNull();

        string? CookieTo(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            cookies.AddTo(request);
            return request.Headers.TryGetValues("Cookie", out var values) ? values.Single() : null;
        }
    }

    [Fact]
    public async Task A_password_is_sent_only_to_its_own_server_and_is_in_no_message()
    {
        await using var other = await FakeWeb.StartAsync();
        _web["/a"] = new("") { RedirectTo = "/c" };
        _web["/c"] = new("there");
        var fetcher = Fetcher("/a", "ann:s%3Acret");
        var result = await fetcher.FetchAsync(null, TestContext.Current.CancellationToken);
        var basic = "Basic " + Convert.ToBase64String("ann:s:cret"u8);
        _web.Requests.Items.Select(request => request.Authorization).ShouldBe([basic, basic]);
        (fetcher.Address.AbsoluteUri + result.Address).ShouldNotContain("cret");
        foreach (var page in new WebPage?[] { new("") { RedirectTo = other.Address("/b") }, null })
        {
            _web["/a"] = page;
            (await Should.ThrowAsync<SourceException>(() => fetcher.FetchAsync(null, TestContext.Current.CancellationToken))).ToString().ShouldNotContain("cret");
        }

        other.Requests.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/a?token=s3cret", 404)]
    [InlineData("/a?token=s3cret", 500)]
    [InlineData("/a?token=s3cret", 302)]
    public async Task A_token_of_the_address_is_in_no_message(string path, int status)
    {
        _web.Faults.Add("/a", new() { Status = status, Headers = new Dictionary<string, string> { ["Location"] = "ftp://example.org/?token=s3cret" } });
        var fetcher = Fetcher(path);
        (await Should.ThrowAsync<SourceException>(() => fetcher.FetchAsync(null, TestContext.Current.CancellationToken))).ToString().ShouldNotContain("s3cret");
        fetcher.Location.ShouldMatch("^http://127\\.0\\.0\\.1:[0-9]+/a#[0-9a-f]{8}$");
        Fetcher("/a?token=other").Location.ShouldNotBe(fetcher.Location);
    }

    public async ValueTask DisposeAsync()
    {
        _fetchers.ForEach(fetcher => fetcher.Dispose());
        await _web.DisposeAsync();
    }

    private WebFetcher Fetcher(string path, string user = "")
    {
        _fetchers.Add(new WebFetcher(new(_web.Address(path, user)), new ManualTime(new(2024, 5, 7, 3, 0, 0, TimeSpan.Zero))));
        return _fetchers[^1];
    }
}
