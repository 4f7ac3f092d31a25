using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace PaperBot.Tests.Web;

public sealed class PageAttackTests : IAsyncLifetime
{
    private const string Attack = "<script>alert(1)</script>\u202Eevil\u202C\u200B\u2066 \" onmouseover=alert(2) ' <img src=x onerror=alert(3)> @everyone <!channel>";

    private PageSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await PageSite.StartAsync();
        _site.Import(("a.txt", $"2024-05-07\n{Attack} {new string('A', 1_800)}\n({Attack.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)}, Ben Lee)\n"
            + $"{Attack} [arxiv.org](https://evil.example/x) [x](javascript:alert(4)) [y](data:text/html,z) https://user@evil.example/\n해설 <script>alert(5)</script>\n"
            + $"#<script>alert(6)</script> #\"onclick=x {string.Join(' ', Enumerable.Range(0, 60).Select(number => $"#t{number}\u202E<b>"))}\n"));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("/?lang=en")]
    [InlineData("/?q=latest")]
    [InlineData("/?q=latest&as=discord")]
    [InlineData("/?q=latest&as=slack")]
    [InlineData("/?q=tags")]
    [InlineData("/?q=stats")]
    [InlineData("/entry/")]
    [InlineData("/?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27%E2%80%AE")]
    [InlineData("/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task Text_of_documents_and_people_stays_text(string path)
    {
        path = path == "/entry/" ? path + _site.Entries()[0].Id : path;
        var (_, text, headers, _) = await _site.GetAsync(path);
        var page = _site.Parse(text);

        page.QuerySelectorAll("script, img, iframe, style, object, b").ShouldBeEmpty();
        page.All.SelectMany(element => element.Attributes).ShouldAllBe(attribute => !attribute.Name.StartsWith("on", StringComparison.Ordinal) && attribute.Name != "style");
        page.QuerySelectorAll<IHtmlAnchorElement>("a[href]").Select(link => link.GetAttribute("href")!)
            .ShouldAllBe(href => href.StartsWith('/') || href.StartsWith('#') || href.StartsWith("https://", StringComparison.Ordinal));
        page.QuerySelectorAll("a").ShouldAllBe(link => !link.TextContent.Contains("arxiv.org", StringComparison.Ordinal));
        page.Body!.QuerySelector("#answer")!.TextContent.ShouldNotContain("\u202E");
        page.Body!.QuerySelector("#answer")!.TextContent.ShouldNotContain("\u2066");
        headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; style-src 'self'; form-action 'self'");
    }

    [Theory]
    [InlineData("GET /entry/0000000000 HTTP/1.1")]
    [InlineData("GET /feed.atom HTTP/1.1")]
    [InlineData("GET /tag/moe/feed.atom HTTP/1.1")]
    [InlineData("GET /nothing HTTP/1.1")]
    public async Task Other_hosts_get_nothing(string line) => RawHttp.Status(await RawHttp.SendAsync(_site.Address, line, "Host: evil.example")).ShouldBe(400);
}
