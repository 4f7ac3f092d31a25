using System.Globalization;
using AngleSharp.Dom;

namespace PaperBot.Tests.Web;

public sealed class BrowsingTests : IAsyncLifetime
{
    private PageSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await PageSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(".days li a")]
    [InlineData(".cloud li a")]
    [InlineData(".months td a")]
    [InlineData(".months tbody th a")]
    public async Task The_first_page_leads_to_days_tags_months_and_years_with_as_many_entries_as_it_says(string links)
    {
        var page = await _site.OpenAsync("/?lang=en");

        var found = page.QuerySelectorAll(links).ToList();
        found.ShouldNotBeEmpty();
        foreach (var link in found)
        {
            var count = link.QuerySelector(".number, td span")?.TextContent ?? link.GetAttribute("title")!;
            var reply = await _site.AskAsync(CommandOf(link));
            reply.Total.ShouldBe(int.Parse(count.Split(' ')[0], CultureInfo.InvariantCulture), link.TextContent);
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public async Task The_examples_find_something_in_the_samples_and_in_whatever_replaces_them(string language)
    {
        await EachExampleFindsAsync(language);
        _site.Import(("a.txt", "1998-01-02\nBirds Of Passage\n(Zoë Marín, 김지훈)\n새에 대한 글입니다.\n#ornithology #철새\n"));
        await EachExampleFindsAsync(language);
    }

    [Fact]
    public async Task Of_many_days_tags_and_years_the_newest_and_most_frequent_are_shown_and_a_link_to_the_others()
    {
        _site.Import(
        [
            .. Enumerable.Range(1, 60).Select(number => (
                $"{number}.txt",
                $"{1960 + number}-03-{number % 28 + 1:00}\nPaper Number {number}\n(Ada Kim, Ben Lee)\n해설입니다.\n#tag{number} #all{number % 2}\n")),
        ]);
        var page = await _site.OpenAsync("/?lang=en");

        page.QuerySelectorAll(".days li").Length.ShouldBe(7);
        page.QuerySelector(".days time")!.TextContent.ShouldBe("2020-03-05");
        page.QuerySelectorAll(".cloud li").Length.ShouldBe(40);
        page.QuerySelector(".cloud li")!.TextContent.ShouldBe("#all0 30");
        page.QuerySelector(".cloud p a")!.TextContent.ShouldBe("All 62 tags");
        page.QuerySelectorAll(".months > table tbody th").Select(year => year.TextContent.Trim()).ShouldBe(["2020", "2019", "2018"]);
        page.QuerySelectorAll(".months details tbody tr").Length.ShouldBe(37);
    }

    [Fact]
    public async Task The_bars_are_drawn_without_styles_of_their_own_which_the_page_forbids()
    {
        foreach (var path in new[] { "/?lang=en", "/?q=stats" })
        {
            var page = await _site.OpenAsync(path);
            page.QuerySelectorAll("svg rect[height]").ShouldNotBeEmpty();
            page.QuerySelectorAll("[style], style, script").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_list_of_tags_leads_to_each_tag()
    {
        var page = await _site.OpenAsync("/?q=tags&lang=ko");
        var reply = await _site.AskAsync("tags", Locale.Korean);

        page.QuerySelectorAll(".reply dt a").Select(CommandOf).ShouldBe(reply.Lines.Select(line => line.Command).OfType<string>());
    }

    private async Task EachExampleFindsAsync(string language)
    {
        var examples = (await _site.OpenAsync($"/?lang={language}")).QuerySelectorAll(".examples a").ToList();
        var help = await _site.AskAsync("help", Locales.From(language));
        examples.Count.ShouldBe(8);
        examples.SkipLast(1).Select(CommandOf).ShouldBe(help.Lines.Select(line => line.Command).OfType<string>());
        foreach (var example in examples)
        {
            var reply = await _site.AskAsync(CommandOf(example));
            (reply.Found, reply.Command == "help").ShouldBe((true, example == examples[^1]), example.TextContent);
        }
    }

    private static string CommandOf(IElement link) => Uri.UnescapeDataString(link.GetAttribute("href")!.Split("?q=")[1].Split('&')[0]);
}
