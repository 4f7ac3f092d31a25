using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace PaperBot.Tests.Web;

public sealed class PreviewHostileTests : IAsyncLifetime
{
    private const int Megabyte = 1024 * 1024;
    private const string Digest = "2024-05-07\nFirst Paper\n(Ada Kim, Ben Lee)\n해설입니다.\n#moe\n";

    private PreviewSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await PreviewSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private PreviewClient Browser => _site.Browser;

    [Fact]
    public async Task Markup_in_a_document_is_shown_as_text_and_cannot_run()
    {
        const string Hostile = "2024-05-07\n</textarea><script>alert(1)</script> Paper\n(Ada \"><img src=x onerror=alert(2)> Kim, Ben Lee)\n해설입니다.\n#moe\n";
        var page = await Browser.LookAsync(Hostile, "<script>.txt");

        page.Scripts.Length.ShouldBe(0);
        page.Images.Length.ShouldBe(0);
        page.QuerySelectorAll(".passage li")[1].TextContent.ShouldBe("</textarea><script>alert(1)</script> Paper");
        page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value.ShouldBe(Hostile);
    }

    [Fact]
    public async Task Bidi_controls_are_not_shown_but_stay_in_the_text()
    {
        const string Reversed = "\n2024-05-07\nFirst \u202ErepaP\u202C\n(Ada Kim, Ben Lee)\n해설입니다.\n#moe\n";
        var page = await Browser.LookAsync(Reversed, "a\u202Etxt.exe");

        page.QuerySelector(".understood")!.TextContent.ShouldNotContain("\u202E");
        page.QuerySelector(".passage h3")!.TextContent.ShouldBe("First repaP");
        page.QuerySelector<IHtmlInputElement>("#file")!.Value.ShouldBe("atxt.exe");
        page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value.ShouldBe(Reversed);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n2024-05-07")]
    public async Task A_form_that_ends_too_early_is_refused_with_the_reason(string body)
    {
        using var http = new HttpClient { BaseAddress = _site.Address };
        using var content = new StringContent(body);
        content.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "b") } };

        using var response = await http.PostAsync(new Uri("/preview?lang=en", UriKind.Relative), content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("The form did not arrive completely.");
    }

    [Long]
    [Theory]
    [InlineData("x", 1)]
    [InlineData("\n", Megabyte + 1)]
    [InlineData("#a\n", (Megabyte / 3) + 1)]
    public async Task A_megabyte_of_anything_is_shown_within_limits(string text, int lines)
    {
        await Browser.OpenAsync();
        var (status, page) = await Browser.SendAsync(text: string.Concat(Enumerable.Repeat(text, Megabyte / text.Length)));

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelectorAll(".passage li").Length.ShouldBe(Math.Min(lines, 5_000));
        page.QuerySelectorAll(".problem").Length.ShouldBeLessThanOrEqualTo(1_000);
    }

    [Theory]
    [InlineData(Megabyte + 1)]
    [InlineData(4 * Megabyte)]
    public async Task What_is_over_a_megabyte_is_refused_with_a_message(int length)
    {
        await Browser.OpenAsync();
        var text = await Browser.SendAsync(text: new string('x', length));
        await Browser.OpenAsync();
        var file = await Browser.SendAsync(file: ("a.txt", new byte[length]));

        foreach (var (status, page) in new[] { text, file })
        {
            status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
            page.QuerySelector("[role=alert]")!.TextContent.ShouldStartWith("The document is larger than 1 MB.");
        }
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_form_that_another_site_sends_is_refused(string header, string value)
    {
        await Browser.LookAsync(Digest);
        var (status, page) = await Browser.SendAsync(action: "add", headers: (header, value));

        status.ShouldBe(HttpStatusCode.Forbidden);
        page.QuerySelector("[role=alert]")!.TextContent.ShouldStartWith("Nothing was read: the form was not sent by this page.");
        _site.StoredTitles().Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_form_of_the_page_itself_is_accepted()
    {
        await Browser.LookAsync(Digest);
        var (status, _) = await Browser.SendAsync(action: "add", headers: [("Origin", "null"), ("Sec-Fetch-Site", "same-origin")]);
        await Browser.LookAsync(Digest);
        var (withOrigin, _) = await Browser.SendAsync(action: "add", headers: ("Origin", _site.Address.GetLeftPart(UriPartial.Authority)));

        (status, withOrigin).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        _site.StoredTitles().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CfDJ8nonsense")]
    public async Task Without_the_pages_token_nothing_is_added_and_the_text_is_kept(string token)
    {
        await Browser.LookAsync(Digest);
        var (status, page) = await Browser.SendAsync(action: "add", token: token);

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("[role=alert]")!.TextContent.ShouldStartWith("Nothing was added");
        page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value.ShouldBe(Digest);
        _site.StoredTitles().Count.ShouldBe(0);
    }

    [Fact]
    public async Task While_the_database_is_missing_the_page_says_so_and_keeps_the_text()
    {
        await Browser.LookAsync(Digest);
        File.Delete(_site.Folder[TestStorage.File]);
        var (status, page) = await Browser.SendAsync(action: "add");

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.QuerySelector("[role=alert]")!.TextContent.ShouldStartWith($"{_site.Folder[TestStorage.File]} was deleted while PaperBot was running.");
        page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value.ShouldBe(Digest);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/preview")]
    [InlineData("/readyz")]
    public async Task A_foreign_host_is_refused_and_each_response_has_the_headers(string path)
    {
        (await GetAsync(path, "evil.example")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await GetAsync(path, "localhost")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var headers = (await GetAsync(path, _site.Address.Authority)).Headers;

        headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        headers.GetValues("Cache-Control").ShouldBe(["no-store"]);
        headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; style-src 'self'; form-action 'self'");
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string host)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_site.Address, path)) { Headers = { Host = host } };
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
