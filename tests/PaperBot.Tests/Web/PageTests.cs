using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using PaperBot.Tests.EndToEnd;

namespace PaperBot.Tests.Web;

public sealed class PageTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly HtmlParser _parser = new();
    private RunningBot _bot = null!;
    private HttpClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder["digests"]);
        _bot = await StartAsync(TestStorage.File);
        _browser = new() { BaseAddress = _bot.Address };
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _bot.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Without_configuration_the_page_shows_the_samples_and_says_what_to_set()
    {
        var page = await OpenAsync("/?q=tag+moe");

        page.QuerySelectorAll(".reply article h3").Length.ShouldBe(4);
        page.QuerySelector(".note")!.TextContent.ShouldContain("Discord:Token");
    }

    [Fact]
    public async Task The_page_has_no_scripts_but_a_labelled_form_and_links()
    {
        var page = await OpenAsync("/?q=tag+moe&lang=ko");

        page.Scripts.Length.ShouldBe(0);
        page.QuerySelector<IHtmlInputElement>("label[for=q] ~ * input#q")!.Value.ShouldBe("tag moe");
        page.DocumentElement.GetAttribute("lang").ShouldBe("ko");
        var read = page.QuerySelector(".reply article a.button")!.GetAttribute("href")!;
        var entry = await OpenAsync(read);
        entry.QuerySelectorAll(".reply article").Length.ShouldBe(1);
        entry.QuerySelector(".reply article h3")!.TextContent.ShouldBe(page.QuerySelector(".reply article h3")!.TextContent);
    }

    [Fact]
    public async Task Markdown_and_latex_are_shown_the_same_on_the_page_and_in_both_previews()
    {
        const string Note = "https://arxiv.org/abs/2405.01234\n\n*Sizes of $n^2$* (Ada Kim, Ben Lee)\n\n> An abstract.\n\n"
            + "At $512\\times512$ it is **bold**, *light* and `a_b`, [here](https://a.org/x).\n\n> 말한 그대로\n\n#moe";
        _bot.Services.GetRequiredService<Importer>().Import([TestCore.Document("240507 Sizes.md", Encoding.UTF8.GetBytes(Note))], DeliveryScope.SinceSubscribed);

        foreach (var (skin, view) in new[] { ("page", ".reply"), ("discord", ".discord"), ("slack", ".slack") })
        {
            var page = await OpenAsync($"/?q=show+sizes&as={skin}");
            page.QuerySelector(view)!.TextContent.ShouldContain("At 512×512 it is bold, light and a_b, here.");
            page.QuerySelectorAll($"{view} strong").Select(bold => bold.TextContent).ShouldContain("bold");
            page.QuerySelectorAll($"{view} em").Select(light => light.TextContent).ShouldBe(["light"]);
            page.QuerySelectorAll($"{view} code").Select(code => code.TextContent).ShouldBe(["a_b"]);
            page.QuerySelectorAll($"{view} blockquote, {view} q").Select(quote => quote.TextContent).ShouldBe(["말한 그대로"]);
            page.QuerySelectorAll($"{view} a").ShouldContain(link => link.TextContent == "here" && link.GetAttribute("href") == "https://a.org/x");
        }
    }

    [Fact]
    public async Task Links_show_where_they_lead_in_every_view()
    {
        const string Note = "https://arxiv.org/abs/2405.01234\n\n*Sizes of gardens* (Ada Kim, Ben Lee)\n\n> An abstract.\n\n"
            + "See [goo**gle․c**om](https://evil.example/x), [ⓖⓞⓞⓖⓛⓔ.ⓒⓞⓜ](https://evil.example/y) and https://google.com@evil.example/z and https://аррle.example/.\n\n#moe";
        _bot.Services.GetRequiredService<Importer>().Import([TestCore.Document("240507 Sizes.md", Encoding.UTF8.GetBytes(Note))], DeliveryScope.SinceSubscribed);

        foreach (var (skin, view) in new[] { ("page", ".reply"), ("discord", ".discord"), ("slack", ".slack") })
        {
            var page = await OpenAsync($"/?q=show+sizes&as={skin}");
            var links = page.QuerySelectorAll<IHtmlAnchorElement>($"{view} .text a, {view} li a").ToList();
            links.Select(link => link.TextContent).ShouldContain("evil.example/x");
            links.ShouldAllBe(link => link.TextContent == "Sizes of gardens" || link.TextContent.Contains("arXiv", StringComparison.Ordinal) || link.TextContent.Contains(new Uri(link.Href).IdnHost, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_miss_suggests_what_exists()
    {
        var page = await OpenAsync("/?q=tag+moee");

        page.QuerySelector(".reply .message")!.TextContent.ShouldBe("Nothing found for moee.");
        page.QuerySelector(".suggestions a")!.GetAttribute("href").ShouldBe("/?q=tag%20moe&lang=en");
    }

    [Fact]
    public async Task What_a_user_types_is_shown_as_text_and_cannot_run()
    {
        using var response = await _browser.GetAsync(new Uri("/?q=" + Uri.EscapeDataString("tag <script>alert(1)</script>\"'"), UriKind.Relative), TestContext.Current.CancellationToken);
        var page = _parser.ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        page.Scripts.Length.ShouldBe(0);
        page.QuerySelector(".reply .message")!.TextContent.ShouldContain("<script>alert(1)</script>");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
    }

    [Fact]
    public async Task A_digest_replaces_the_samples()
    {
        _folder.Write("one.txt", "2024-05-01\nOnly This\n(Ada Kim)\n해설입니다.\n#one\n");
        var import = await BotProcess.RunAsync(_folder.Path, ["import", "one.txt", .. TestStorage.Settings(_folder.Path)]);
        import.ExitCode.ShouldBe(0);
        _bot.Services.GetRequiredService<IEntryIndex>().Refresh();

        var page = await OpenAsync("/?q=latest+10");

        page.QuerySelectorAll(".reply h3").Select(title => title.TextContent).ShouldBe(["Only This"]);
        page.QuerySelector(".note").ShouldBeNull();
    }

    [Fact]
    public async Task The_health_endpoints_say_alive_and_ready()
    {
        (await _browser.GetStringAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldBe("alive");
        (await _browser.GetStringAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldStartWith("ready: 14 entries");
    }

    [Fact]
    public async Task While_a_platform_is_not_connected_the_bot_is_not_ready()
    {
        using var nobody = new DeadEnd();
        await using var bot = await StartAsync("other.db", "--Slack:BotToken=xoxb-fake", "--Slack:AppToken=xapp-fake", $"--Slack:ApiUrl={nobody.Url}");
        using var response = await _browser.GetAsync(new Uri(bot.Address, "/readyz"), TestContext.Current.CancellationToken);
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n');

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        lines.ShouldContain(line => line.StartsWith("Slack is not connected.", StringComparison.Ordinal));
        lines[^1].ShouldStartWith($"Folder {_folder["digests"]}: ");
    }

    [Fact]
    public async Task While_the_database_is_missing_the_bot_is_not_ready()
    {
        File.Delete(_folder[TestStorage.File]);
        using var response = await _browser.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith($"{_folder[TestStorage.File]} was deleted while PaperBot was running.");
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task The_health_endpoints_respond_to_HEAD(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await _browser.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    private Task<RunningBot> StartAsync(string database, params string[] settings) => RunningBot.StartAsync(
        [.. TestStorage.Settings(_folder.Path, database), $"--Sources:0:Path={_folder["digests"]}", "--Web:Url=http://127.0.0.1:0", .. settings]);

    private async Task<IHtmlDocument> OpenAsync(string address) =>
        _parser.ParseDocument(await _browser.GetStringAsync(new Uri(address, UriKind.Relative)));
}
