using System.Xml.Linq;

namespace PaperBot.Tests.Web;

public sealed class FeedTests : IAsyncLifetime
{
    private const string Moe = "https://arxiv.org/abs/2405.01234\n\n*Sizes of gardens* (Ada Kim, Ben Lee)\n\n> An abstract.\n\n정원의 **크기**에 대한 글입니다. <b>x</b>\n\n#moe #ml/rl";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private PageSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await PageSite.StartAsync("--Tags:Aliases:experts=moe");

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_page_of_a_tag_leads_to_its_feed_with_its_entries_newest_first()
    {
        foreach (var query in new[] { "tag moe", "moe", "#moe", "/paper tag moe", "태그 moe", "tag moe page:2" })
        {
            var page = await _site.OpenAsync($"/?q={Uri.EscapeDataString(query)}&lang=en");
            page.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href").ShouldBe("/tag/moe/feed.atom?lang=en", query);
            page.QuerySelector(".feed a")!.GetAttribute("href").ShouldBe("/tag/moe/feed.atom?lang=en");
        }

        var feed = await ReadAsync("/tag/moe/feed.atom?lang=en");
        Titles(feed).ShouldBe((await _site.AskAsync("tag moe")).Cards.Select(card => card.Title));
        foreach (var query in new[] { "tag moe llm", "tag moe|llm", "tag -moe", "tag by:Shazeer", "latest", "tag moee" })
        {
            (await _site.OpenAsync($"/?q={Uri.EscapeDataString(query)}")).QuerySelector("link[rel=alternate]").ShouldBeNull(query);
        }
    }

    [Fact]
    public async Task An_entry_has_what_a_feed_reader_shows()
    {
        _site.Import(("240507 Sizes.md", Moe));
        var id = _site.Entries()[0].Id;
        var feed = await ReadAsync("/feed.atom?lang=ko");
        var entry = feed.Elements(Atom + "entry").Single();

        Text(feed, "id").ShouldBe("urn:paperbot:feed");
        Text(feed, "updated").ShouldBe("2024-05-07T00:00:00Z");
        Text(entry, "id").ShouldBe($"urn:paperbot:entry:{id}");
        Text(entry, "title").ShouldBe("Sizes of gardens");
        Text(entry, "updated").ShouldBe("2024-05-07T00:00:00Z");
        entry.Elements(Atom + "author").Select(author => Text(author, "name")).ShouldBe(["Ada Kim", "Ben Lee"]);
        entry.Elements(Atom + "category").Select(tag => tag.Attribute("term")!.Value).ShouldBe(["moe", "ml/rl"]);
        Links(entry).ShouldBe([$"alternate {_site.Address}entry/{id}", "related https://arxiv.org/abs/2405.01234"]);
        Links(feed).ShouldBe([$"self {_site.Address}feed.atom?lang=ko", $"alternate {_site.Address}?lang=ko"]);
        var content = entry.Element(Atom + "content")!;
        content.Attribute("type")!.Value.ShouldBe("html");
        var html = _site.Parse(content.Value);
        html.Body!.TextContent.ShouldContain("정원의 크기에 대한 글입니다. <b>x</b>");
        html.QuerySelector("strong")!.TextContent.ShouldBe("크기");
        html.QuerySelector("a")!.GetAttribute("href").ShouldBe("https://arxiv.org/abs/2405.01234");
    }

    [Theory]
    [InlineData("/tag/MOE/feed.atom")]
    [InlineData("/tag/experts/feed.atom")]
    [InlineData("/tag/ml/feed.atom")]
    [InlineData("/tag/ml/rl/feed.atom")]
    [InlineData("/tag/ml%2Frl/feed.atom")]
    public async Task A_tag_is_found_in_any_spelling_by_its_alias_and_by_what_it_is_nested_in(string path)
    {
        _site.Import(("240507 Sizes.md", Moe));

        Titles(await ReadAsync(path)).ShouldBe(["Sizes of gardens"]);
    }

    [Fact]
    public async Task A_tag_that_no_entry_has_has_no_feed_and_its_address_leads_to_the_answer()
    {
        (await _site.GetAsync("/tag/nothing/feed.atom")).Status.ShouldBe(404);
        (await _site.GetAsync("/tag/feed.atom")).Status.ShouldBe(302);
        var answer = await _site.GetAsync("/tag/ml/rl?lang=ko");
        (answer.Status, answer.Headers.Location!.ToString()).ShouldBe((302, "/?q=tag%20ml%2Frl&lang=ko"));
        (await _site.GetAsync("/tag///evil.example")).Headers.Location!.ToString().ShouldStartWith("/?q=");
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var first = await _site.GetAsync("/feed.atom?lang=en");
        var (tag, time) = (first.Headers.ETag!.ToString(), first.Content.LastModified!.Value.ToString("R"));

        (await _site.GetAsync("/feed.atom?lang=en", headers: ("If-None-Match", tag))).ShouldSatisfyAllConditions(
            same => same.Status.ShouldBe(304), same => same.Text.ShouldBe(""), same => same.Headers.ETag!.ToString().ShouldBe(tag),
            same => same.Headers.GetValues("Cache-Control").ShouldBe(["no-cache, private"]));
        (await _site.GetAsync("/feed.atom?lang=en", headers: ("If-Modified-Since", time))).Status.ShouldBe(304);
        (await _site.GetAsync("/feed.atom?lang=en", "HEAD")).ShouldSatisfyAllConditions(
            head => head.Status.ShouldBe(200), head => head.Text.ShouldBe(""), head => head.Headers.ETag!.ToString().ShouldBe(tag));
        first.Headers.GetValues("Cache-Control").ShouldBe(["no-cache, private"]);
        first.Content.ContentType!.ToString().ShouldBe("application/atom+xml; charset=utf-8");
        _site.Import(("240507 Sizes.md", Moe));
        (await _site.GetAsync("/feed.atom?lang=en", headers: ("If-None-Match", tag))).Status.ShouldBe(200);
    }

    [Fact]
    public void The_time_of_a_feed_is_when_it_was_first_seen_so()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        var versions = new PaperBot.Web.FeedVersions(time);

        versions.FirstSeen("/feed.atom", "1").ShouldBe(DateTimeOffset.UnixEpoch);
        time.Advance(TimeSpan.FromHours(1));
        versions.FirstSeen("/feed.atom", "1").ShouldBe(DateTimeOffset.UnixEpoch);
        versions.FirstSeen("/feed.atom", "2").ShouldBe(DateTimeOffset.UnixEpoch.AddHours(1));
        for (var number = 0; number <= Limits.RememberedFeeds; number++)
        {
            versions.FirstSeen($"/tag/{number}", "1");
        }

        time.Advance(TimeSpan.FromHours(1));
        versions.FirstSeen("/feed.atom", "2").ShouldBe(DateTimeOffset.UnixEpoch.AddHours(2));
    }

    [Fact]
    public async Task A_feed_has_the_newest_hundred_entries_that_have_a_date()
    {
        _site.Import(
        [
            ("undated.md", "https://arxiv.org/abs/2405.09999\n\n*Undated* (Ada Kim, Ben Lee)\n\n> A.\n\n해설입니다.\n\n#moe"),
            .. Enumerable.Range(0, 120).Select(number => (
                $"{number}.txt", $"{new DateOnly(2024, 1, 1).AddDays(number):O}\nPaper Number {number}\n(Ada Kim, Ben Lee)\n해설입니다.\n#moe\n")),
        ]);

        Titles(await ReadAsync("/feed.atom")).ShouldBe(Enumerable.Range(20, 100).Reverse().Select(number => $"Paper Number {number}"));
    }

    [Fact]
    public async Task Documents_cannot_break_the_feed_or_run_in_a_reader()
    {
        _site.Import(("a.txt", $"2024-05-07\nBad \uFFFF\uFFFE\u0001\u202E <script>alert(1)</script> &amp; ]]> \U0001F600\n(Ada \uFFFFKim, Ben Lee)\n해설 \uFFFF <script>alert(2)</script> [x](javascript:alert(3)) ]]>\n#moe\uFFFFx\n"));
        var feed = await ReadAsync("/feed.atom");
        var entry = feed.Elements(Atom + "entry").Single();
        var html = _site.Parse(entry.Element(Atom + "content")!.Value);

        Text(entry, "title").ShouldContain("<script>alert(1)</script>");
        Text(entry, "title").ShouldContain("\U0001F600");
        Text(entry, "title").ShouldNotContain("\u202E");
        html.Scripts.Length.ShouldBe(0);
        html.QuerySelectorAll("a").ShouldAllBe(link => link.GetAttribute("href")!.StartsWith("http", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_lead_to_the_host_that_was_asked()
    {
        (await RawHttp.SendAsync(_site.Address, "GET /feed.atom HTTP/1.1", "Host: localhost:80", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https"))
            .ShouldSatisfyAllConditions(feed => feed.ShouldContain("href=\"http://localhost/entry/"), feed => feed.ShouldNotContain("evil.example"));
        await using var proxied = await PageSite.StartAsync("--Web:Proxy=127.0.0.1");
        (await RawHttp.SendAsync(proxied.Address, "GET /feed.atom HTTP/1.1", "Host: localhost", "X-Forwarded-Proto: https")).ShouldContain("href=\"https://localhost/entry/");
    }

    private async Task<XElement> ReadAsync(string path)
    {
        var (status, text, _, _) = await _site.GetAsync(path);
        status.ShouldBe(200, path);
        return XElement.Parse(text);
    }

    private static string Text(XElement parent, string name) => parent.Element(Atom + name)!.Value;

    private static IEnumerable<string> Titles(XElement feed) => feed.Elements(Atom + "entry").Select(entry => Text(entry, "title"));

    private static IEnumerable<string> Links(XElement parent) =>
        parent.Elements(Atom + "link").Select(link => $"{link.Attribute("rel")!.Value} {link.Attribute("href")!.Value}");
}
