namespace PaperBot.Tests.Web;

public sealed class ReaderListTests
{
    private const string Shared = "--Web:Proxy=127.0.0.1";

    [Theory]
    [InlineData("save 0000000000", "en", "Nothing can be saved here")]
    [InlineData("saved", "en", "Nothing can be saved here")]
    [InlineData("/paper 저장목록 bibtex", "ko", "여기에는 저장할 수 없습니다")]
    public async Task A_page_that_people_share_has_no_list_and_says_so(string command, string language, string message)
    {
        await using var site = await PageSite.StartAsync(Shared);

        var page = await site.OpenAsync($"/?q={Uri.EscapeDataString(command)}&lang={language}");

        page.QuerySelector(".reply .message")!.TextContent.ShouldStartWith(message);
        page.QuerySelectorAll("#answer form").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("page")]
    [InlineData("discord")]
    [InlineData("slack")]
    public async Task Only_the_page_of_this_machine_offers_to_save(string view)
    {
        (await OffersAsync()).ShouldBeTrue();
        (await OffersAsync(Shared)).ShouldBeFalse();

        async Task<bool> OffersAsync(params string[] settings)
        {
            await using var site = await PageSite.StartAsync(settings);
            site.Import(("a.txt", "2024-05-07\nSizes of Gardens\n(Ada Kim, Ben Lee)\n해설입니다.\n#moe\n"));
            var links = (await site.OpenAsync($"/?q=show+{site.Entries()[0].Id}&lang=en&as={view}")).QuerySelectorAll("#answer a.button").ToList();
            links.ShouldNotBeEmpty();
            return links.Exists(link => link.GetAttribute("href")!.Contains("q=save", StringComparison.Ordinal));
        }
    }
}
