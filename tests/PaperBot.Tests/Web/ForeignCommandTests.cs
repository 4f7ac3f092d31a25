namespace PaperBot.Tests.Web;

public sealed class ForeignCommandTests : IAsyncLifetime
{
    private PageSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await PageSite.StartAsync();
        _site.Import(("a.txt", "2024-05-07\nSizes of Gardens\n(Ada Kim, Ben Lee)\n해설입니다.\n#moe\n"));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("cross-site", "save", false)]
    [InlineData("same-site", "/paper SAVE", false)]
    [InlineData("cross-site", "paper 저장", false)]
    [InlineData("same-origin", "save", true)]
    [InlineData("none", "저장", true)]
    public async Task Another_site_changes_nothing_of_the_reader(string site, string command, bool isSaved)
    {
        var query = Uri.EscapeDataString($"{command} {_site.Entries()[0].Id}");
        var page = _site.Parse((await _site.GetAsync($"/?q={query}&lang=en", headers: ("Sec-Fetch-Site", site))).Text);
        var saved = _site.Parse((await _site.GetAsync("/?q=saved&lang=en")).Text);

        page.QuerySelector(".message")!.TextContent.Contains("Another site", StringComparison.Ordinal).ShouldBe(!isSaved);
        (saved.QuerySelectorAll(".reply h3").Length == 1).ShouldBe(isSaved);
    }

    [Fact]
    public async Task Another_site_may_lead_to_an_answer() =>
        _site.Parse((await _site.GetAsync("/?q=tag+moe", headers: ("Sec-Fetch-Site", "cross-site"))).Text).QuerySelectorAll(".reply h3").Length.ShouldBe(1);
}
