using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PaperBot.Status;
using PaperBot.Terminal;
using PaperBot.Web;

namespace PaperBot.Tests.Web;

public sealed class PageErrorTests : IAsyncLifetime
{
    private PageSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await PageSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("GET", "/nothing", 404, "en", "There is nothing here")]
    [InlineData("GET", "/nothing?lang=ko", 404, "ko", "여기에는 아무것도 없습니다")]
    [InlineData("GET", "/entry/0000000000", 404, "en", "There is nothing here")]
    [InlineData("GET", "/tag/nothing/feed.atom", 404, "en", "There is nothing here")]
    [InlineData("DELETE", "/", 405, "en", "This cannot be sent here")]
    [InlineData("POST", "/entry/0000000000", 405, "en", "This cannot be sent here")]
    [InlineData("PUT", "/feed.atom", 405, "en", "This cannot be sent here")]
    [InlineData("POST", "/tag/moe/feed.atom?lang=ko", 405, "ko", "여기로는 보낼 수 없습니다")]
    public async Task An_error_has_the_frame_of_the_page_and_a_way_back(string method, string path, int status, string language, string title)
    {
        var response = await _site.GetAsync(path, method);
        var page = _site.Parse(response.Text);

        response.Status.ShouldBe(status);
        (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent).ShouldBe((language, title));
        page.QuerySelector("[role=alert]")!.TextContent.ShouldNotBeEmpty();
        page.QuerySelector("main .button")!.GetAttribute("href").ShouldBe($"/?lang={language}");
        page.QuerySelector("form[role=search] input[name=q]").ShouldNotBeNull();
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/preview")]
    [InlineData("/page.css")]
    [InlineData("/browse.css")]
    [InlineData("/feed.atom")]
    [InlineData("/tag/moe/feed.atom")]
    [InlineData("/?q=tag+moe")]
    public async Task What_only_shows_something_also_responds_to_HEAD(string path)
    {
        var head = await _site.GetAsync(path, "HEAD");

        (head.Status, head.Text).ShouldBe((200, ""));
    }

    [Fact]
    public async Task Programs_get_plain_text()
    {
        foreach (var path in new[] { "/healthz/x", "/slack/nothing", "/discord/nothing" })
        {
            (await _site.GetAsync(path)).ShouldSatisfyAllConditions(response => response.Status.ShouldBe(404), response => response.Text.ShouldNotContain("<html"));
        }

        (await _site.GetAsync("/healthz")).Content.ContentType!.MediaType.ShouldBe("text/plain");
    }

    [Fact]
    public async Task A_fault_of_the_program_shows_the_page_and_nothing_of_itself()
    {
        await using var app = ServeVerb.Build([.. TestStorage.Settings(_site.Folder.Path, "other"), "--Web:Url=http://127.0.0.1:0"]);
        app.MapGet("/fails", string () => throw new InvalidOperationException("secret"));
        app.MapGet("/slack/fails", string () => throw new InvalidOperationException("secret"));
        await app.StartAsync(TestContext.Current.CancellationToken);

        var response = await RawHttp.SendAsync(new Uri(app.Urls.Single()), "GET /fails?lang=ko HTTP/1.1", "Host: localhost");
        var plain = await RawHttp.SendAsync(new Uri(app.Urls.Single()), "GET /slack/fails HTTP/1.1", "Host: localhost");

        RawHttp.Status(response).ShouldBe(500);
        response.ShouldContain(Wording.SomethingWentWrong(Locale.Korean));
        response.ShouldNotContain("secret");
        RawHttp.Status(plain).ShouldBe(500);
        plain.ShouldNotContain("<html");
    }

    [Theory]
    [InlineData(false, 40, "The index of entries is being built: 40 %. Try again in a moment.")]
    [InlineData(false, null, "The index of entries cannot be used yet. Try again in a moment.")]
    [InlineData(true, null, "The index of entries cannot be used yet. Try again in a moment.")]
    public async Task While_the_index_cannot_be_used_the_pages_say_so(bool isLoaded, int? progress, string text)
    {
        await using var app = Build(new BrokenIndex { IsLoaded = isLoaded, Progress = progress });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var browser = new HttpClient { BaseAddress = new(app.Urls.Single()) };

        foreach (var path in new[] { "/", "/?q=tag+moe", "/entry/0000000000", "/feed.atom", "/tag/moe/feed.atom" })
        {
            using var response = await browser.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            ((int)response.StatusCode).ShouldBe(503, path);
            response.Headers.RetryAfter!.ToString().ShouldBe("10", path);
            page.Body!.TextContent.ShouldContain(text);
        }
    }

    [Fact]
    public async Task Pages_that_no_command_answers_are_limited_as_commands_are()
    {
        await using var site = await PageSite.StartAsync("--Web:Proxy=127.0.0.1");
        var path = $"/entry/{site.Entries()[0].Id}";
        var statuses = new List<int>();
        for (var number = 0; number <= Limits.PersonBurst + 20 && !statuses.Contains(429); number++)
        {
            statuses.Add((await site.GetAsync(path, headers: ("X-Forwarded-For", "198.51.100.7"))).Status);
        }

        statuses.ShouldContain(429);
        (await site.GetAsync(path, headers: ("X-Forwarded-For", "198.51.100.8"))).Status.ShouldBe(200);
    }

    private WebApplication Build(IEntryIndex index)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddCommandLine([.. TestStorage.Settings(_site.Folder.Path, "third"), "--Web:Url=http://127.0.0.1:0"]);
        builder.Services.AddPaperBot().AddStorage().AddSearch().AddSingleton(index).AddStatus();
        builder.AddPage();
        var app = builder.Build();
        app.UsePageSecurity();
        app.UsePageErrors();
        app.MapPage();
        return app;
    }
}
