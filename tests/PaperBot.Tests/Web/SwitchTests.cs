using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace PaperBot.Tests.Web;

public sealed class SwitchTests : IAsyncLifetime
{
    private PageSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await PageSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("", ".reply", "Page")]
    [InlineData("&as=page", ".reply", "Page")]
    [InlineData("&as=discord", ".discord", "Discord")]
    [InlineData("&as=slack", ".slack", "Slack")]
    [InlineData("&as=nothing", ".reply", "Page")]
    public async Task One_answer_is_shown_in_the_skin_that_was_chosen(string choice, string view, string name)
    {
        var page = await _site.OpenAsync($"/?q=tag+moe&lang=en{choice}");
        var titles = (await _site.AskAsync("tag moe")).Cards.Select(card => card.Title).ToList();

        new[] { ".reply", ".discord", ".slack" }.Where(shown => page.QuerySelector(shown) is not null).ShouldBe([view]);
        titles.Count.ShouldBe(4);
        titles.ShouldAllBe(title => page.QuerySelector(view)!.TextContent.Contains(title, StringComparison.Ordinal));
        page.QuerySelectorAll(".tabs a").Select(tab => tab.TextContent).ShouldBe(["Page", "Discord", "Slack"]);
        page.QuerySelectorAll(".tabs [aria-current]").Select(tab => tab.TextContent).ShouldBe([name]);
    }

    [Fact]
    public async Task Every_link_and_the_form_keep_the_language_and_the_skin()
    {
        var page = await _site.OpenAsync("/?q=latest+20&lang=ko&as=discord");
        var links = page.QuerySelectorAll("main a, .brand a").Where(link => link.GetAttribute("href")!.StartsWith('/') && link.Closest(".tabs") is null)
            .Select(link => link.GetAttribute("href")!).ToList();

        links.ShouldContain(link => link.Contains("page%3A2", StringComparison.Ordinal));
        links.ShouldAllBe(link => link.EndsWith("lang=ko&as=discord", StringComparison.Ordinal));
        page.QuerySelectorAll<IHtmlInputElement>("form input[type=hidden]").Select(field => $"{field.Name}={field.Value}").ShouldBe(["lang=ko", "as=discord"]);
        page.QuerySelectorAll(".tabs a").Select(tab => tab.GetAttribute("href")).ShouldBe(
            ["/?q=latest%2020&lang=ko", "/?q=latest%2020&lang=ko&as=discord", "/?q=latest%2020&lang=ko&as=slack"]);
        page.QuerySelector("header a[hreflang=en]")!.GetAttribute("href").ShouldBe("/?q=latest%2020&lang=en&as=discord");
    }

    [Fact]
    public async Task A_preview_is_followed_by_links_that_do_what_its_buttons_do()
    {
        var reply = await _site.AskAsync("latest 20");
        var page = await _site.OpenAsync("/?q=latest+20&lang=en&as=slack");
        var next = page.QuerySelector("nav.buttons a")!;
        var second = await _site.OpenAsync(next.GetAttribute("href")!);

        next.TextContent.ShouldBe(reply.Buttons[0].Label);
        second.QuerySelector(".slack")!.TextContent.ShouldContain((await _site.AskAsync("latest 20 page:2")).Cards[0].Title);
    }

    [Theory]
    [InlineData("/?q=show+mixtral", "lang=ko")]
    [InlineData("/preview?x=1", "lang=ko")]
    [InlineData("/nothing?x=1", "lang=ko")]
    public async Task The_language_is_the_browsers_until_one_is_chosen(string path, string chosen)
    {
        var english = _site.Parse((await _site.GetAsync(path, headers: ("Accept-Language", "de,ko;q=0.5"))).Text);
        var korean = _site.Parse((await _site.GetAsync(path, headers: ("Accept-Language", "ko-KR,en;q=0.5"))).Text);
        var both = _site.Parse((await _site.GetAsync($"{path}&{chosen}", headers: ("Accept-Language", "en"))).Text);

        new[] { english, korean, both }.Select(page => page.DocumentElement.GetAttribute("lang")).ShouldBe(["en", "ko", "ko"]);
    }

    [Fact]
    public async Task Titles_lead_to_the_entrys_own_page_and_tags_to_their_answers()
    {
        var page = await _site.OpenAsync("/?q=tag+moe&lang=en");
        var card = (await _site.AskAsync("tag moe")).Cards[0];

        page.QuerySelector(".reply h3 a")!.GetAttribute("href").ShouldBe($"/entry/{card.Entry.Id}?lang=en");
        page.QuerySelector(".reply article")!.QuerySelectorAll(".tags a").Select(tag => (tag.TextContent, tag.GetAttribute("href")))
            .ShouldBe(card.Entry.Tags.Select(tag => ($"#{tag}", (string?)$"/?q=tag%20{tag}&lang=en")));
    }

    [Fact]
    public async Task Texts_in_the_other_language_are_marked_as_such_and_headings_are_in_order()
    {
        _site.Import(("a.txt", "2024-05-07\n어텐션만으로 충분하다\n(김지훈, Ben Lee)\nIt is written in English, for once.\n#moe\n"));
        var english = await _site.OpenAsync("/?q=latest&lang=en");
        var korean = await _site.OpenAsync("/?q=latest&lang=ko");

        english.QuerySelector(".reply h3 a")!.GetAttribute("lang").ShouldBe("ko");
        english.QuerySelector(".reply article .text")!.Closest("[lang]")!.GetAttribute("lang").ShouldBe("en");
        korean.QuerySelector(".reply h3 a")!.Closest("[lang]")!.GetAttribute("lang").ShouldBe("ko");
        korean.QuerySelector(".reply article .text")!.Closest("[lang]")!.GetAttribute("lang").ShouldBe("en");
        foreach (var path in new[] { "/", "/?q=latest", "/?q=show+%EC%96%B4%ED%85%90%EC%85%98", "/preview", $"/entry/{_site.Entries()[0].Id}" })
        {
            var levels = (await _site.OpenAsync(path)).QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.LocalName[1] - '0').ToList();
            levels.Count(level => level == 1).ShouldBe(1, path);
            levels.Prepend(0).Zip(levels).ShouldAllBe(pair => pair.Second <= pair.First + 1, path);
        }
    }
}
