using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace PaperBot.Tests.Web;

public sealed class ConfirmationTests : IAsyncLifetime
{
    private PageSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await PageSite.StartAsync();
        _site.Import(("a.txt", "2024-05-07\nSizes of Gardens\n(Ada Kim, Ben Lee)\n해설입니다.\n#moe\n"));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("GET", "save")]
    [InlineData("GET", "/paper SAVE")]
    [InlineData("GET", "paper 저장")]
    [InlineData("HEAD", "save")]
    public async Task Following_a_link_saves_nothing(string method, string command)
    {
        (await _site.GetAsync(PathOf(command), method)).Status.ShouldBe(200);

        (await SavedAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Following_the_links_of_the_saved_list_removes_nothing(string method)
    {
        await SendAsync(PathOf("save"));
        var links = (await _site.OpenAsync("/?q=saved&lang=en")).QuerySelectorAll<IHtmlAnchorElement>(".reply .button").ToList();

        links.ShouldContain(link => link.TextContent == "Remove");
        foreach (var link in links)
        {
            (await _site.GetAsync(link.GetAttribute("href")!, method)).Status.ShouldBe(200);
        }

        (await SavedAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&as=discord")]
    public async Task What_changes_something_is_executed_when_the_form_is_sent(string view)
    {
        var saved = await SendAsync(PathOf("save") + view);

        saved.Status.ShouldBe(200);
        _site.Parse(saved.Text).QuerySelector("#answer")!.TextContent.ShouldContain("Sizes of Gardens");
        (await SavedAsync()).ShouldBe(1);
        await SendAsync(PathOf("saved remove"));
        (await SavedAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    public async Task A_form_of_another_site_changes_nothing(string header, string value) =>
        await RefusesAsync(await SendAsync(PathOf("save"), headers: (header, value)));

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    public async Task A_form_without_the_token_of_the_page_changes_nothing(string token) => await RefusesAsync(await SendAsync(PathOf("save"), token));

    [Fact]
    public async Task A_form_that_is_longer_than_the_token_is_not_read() => await RefusesAsync(await SendAsync(PathOf("save"), new string('x', 8_000)));

    private async Task RefusesAsync((int Status, string Text) response)
    {
        response.Status.ShouldBe(400);
        _site.Parse(response.Text).QuerySelector(".message[role=alert]")!.TextContent.ShouldStartWith("Nothing was changed");
        (await SavedAsync()).ShouldBe(0);
    }

    private string PathOf(string command) => $"/?q={Uri.EscapeDataString($"{command} {_site.Entries()[0].Id}")}&lang=en";

    private async Task<int> SavedAsync() => (await _site.AskAsync("saved")).Total;

    /// <summary>Opens the page of a command, and sends its form.</summary>
    private async Task<(int Status, string Text)> SendAsync(string path, string? token = null, params (string Name, string Value)[] headers)
    {
        var form = (await _site.OpenAsync(path)).QuerySelector<IHtmlFormElement>("#answer form")!;
        return await _site.PostAsync(form.GetAttribute("action")!, token ?? form.QuerySelector<IHtmlInputElement>("input[name=token]")!.Value, headers);
    }
}
