namespace PaperBot.Tests.Web;

public sealed class EntryPageTests : IAsyncLifetime
{
    private const string Note = "https://arxiv.org/abs/2405.01234\n\n*Sizes of $n^2$ gardens* (Ada Kim, Ben Lee)\n\n> An abstract, of some length.\n\n"
        + "정원의 크기에 대한 글입니다. 꽤 **자세한** 설명이 있습니다. 코드: https://github.com/ada/gardens\n\n"
        + "This is about the sizes of gardens. There is quite a detailed explanation. Code: https://github.com/ada/gardens\n\n#moe #정원";

    private PageSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await PageSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task An_entry_has_all_its_text_on_a_page_of_its_own()
    {
        _site.Import(("240507 Sizes.md", Note));
        var entry = _site.Entries()[0];
        var page = await _site.OpenAsync($"/entry/{entry.Id}?lang=ko");

        page.QuerySelector("h1")!.TextContent.ShouldBe("Sizes of n² gardens");
        page.Title.ShouldBe("Sizes of n² gardens · PaperBot");
        page.QuerySelector(".byline a")!.GetAttribute("href").ShouldBe("/?q=date%202024-05-07&lang=ko");
        page.QuerySelectorAll(".authors a").Select(author => author.GetAttribute("href")).ShouldBe(["/?q=author%20Ada%20Kim&lang=ko", "/?q=author%20Ben%20Lee&lang=ko"]);
        page.QuerySelector(".authors")!.TextContent.ShouldBe("Ada Kim, Ben Lee");
        page.QuerySelectorAll(".entry .tags a").Select(tag => tag.TextContent).ShouldBe(["#moe", "#정원"]);
        page.QuerySelectorAll(".links a").Select(link => (link.TextContent, link.GetAttribute("href"))).ShouldBe(
            [("논문: arXiv 2405.01234", "https://arxiv.org/abs/2405.01234"), ("코드: github.com/ada/gardens", "https://github.com/ada/gardens")]);
        page.QuerySelector("details[open]")!.TextContent.ShouldContain("An abstract, of some length.");
        page.QuerySelector("pre")!.TextContent.ShouldContain($"paperbot-{entry.Id}");
        page.QuerySelector("meta[name=description]")!.GetAttribute("content")!.ShouldStartWith("정원의 크기에 대한 글입니다.");
        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe($"/entry/{entry.Id}");
        page.QuerySelectorAll(".entry strong").Select(bold => bold.TextContent).ShouldBe(["자세한"]);
    }

    [Fact]
    public async Task The_commentary_is_in_the_readers_language_and_leads_to_the_other_one()
    {
        _site.Import(("240507 Sizes.md", Note));
        var english = await _site.OpenAsync($"/entry/{_site.Entries()[0].Id}?lang=en");
        var other = english.QuerySelector("#commentary ~ a")!;
        var korean = await _site.OpenAsync(other.GetAttribute("href")!);

        english.QuerySelector(".prose")!.TextContent.Trim().ShouldStartWith("This is about");
        other.TextContent.ShouldBe("한국어");
        korean.DocumentElement.GetAttribute("lang").ShouldBe("en");
        korean.QuerySelector(".prose")!.TextContent.Trim().ShouldStartWith("정원의 크기");
        korean.QuerySelector(".prose")!.GetAttribute("lang").ShouldBe("ko");
        korean.QuerySelector("#commentary ~ a")!.TextContent.ShouldBe("English");
    }

    [Fact]
    public async Task Older_and_newer_lead_through_all_entries_in_the_order_of_lists()
    {
        var ids = _site.Entries().Select(entry => entry.Id.Value).ToList();
        List<string> walked = [ids[0]];
        for (var page = await _site.OpenAsync($"/entry/{ids[0]}"); page.QuerySelector(".neighbours .prev") is { } older;)
        {
            var newer = page.QuerySelector(".neighbours .next");
            newer?.GetAttribute("href")!.ShouldStartWith($"/entry/{walked[^2]}?");
            walked.Add(older.GetAttribute("href")!.Split('/', '?')[2]);
            page = await _site.OpenAsync(older.GetAttribute("href")!);
        }

        walked.ShouldBe(ids);
        walked.Count.ShouldBe(14);
    }

    [Fact]
    public async Task Notes_on_the_same_paper_notes_that_it_links_to_and_related_ones_are_listed()
    {
        _site.Import(
            ("240507 Sizes.md", Note + "\n\n# Links\n\n[[240301 Hedges]]"),
            ("240607 Again.md", Note.Replace("자세한", "다시 본", StringComparison.Ordinal)),
            ("240301 Hedges.md", "https://arxiv.org/abs/2403.01234\n\n*Hedges* (Eve Shin, Fay Oh)\n\n> About hedges.\n\n울타리에 대한 글입니다.\n\n#정원"));
        var page = await _site.OpenAsync($"/entry/{_site.Entries().First(entry => entry.Date is { Month: 5 }).Id}?lang=en");

        page.QuerySelectorAll(".notes h2").Select(heading => heading.TextContent).ShouldBe(["Other notes on this paper", "Notes that it links to", "Related"]);
        page.QuerySelectorAll(".notes").Select(section => section.QuerySelector("li a")!.TextContent).ShouldBe(["Sizes of n² gardens", "Hedges", "Hedges"]);
    }

    [Fact]
    public async Task All_authors_are_there_those_after_the_first_twenty_folded()
    {
        var authors = Enumerable.Range(1, 150).Select(number => $"Ada {(char)('A' + (number % 26))}. Kim{new string('a', number / 26)}").ToList();
        _site.Import(("a.txt", $"2024-05-07\nMany Hands\n({string.Join(", ", authors)})\n해설입니다.\n#moe\n"));
        var page = await _site.OpenAsync($"/entry/{_site.Entries()[0].Id}?lang=en");

        page.QuerySelectorAll(".authors a").Select(author => author.TextContent).ShouldBe(authors);
        page.QuerySelectorAll("details .authors a").Length.ShouldBe(130);
        page.QuerySelector("details summary")!.TextContent.ShouldBe("130 more authors");
    }

    [Fact]
    public async Task The_answer_and_the_entrys_page_lead_to_each_other()
    {
        var id = _site.Entries()[0].Id;
        var page = await _site.OpenAsync($"/entry/{id}?lang=en");
        var answers = page.QuerySelectorAll(".entry > .buttons a").Select(link => link.GetAttribute("href")!).ToList();

        answers.ShouldBe([$"/?q=show%20{id}&lang=en", $"/?q=show%20{id}&lang=en&as=discord", $"/?q=show%20{id}&lang=en&as=slack"]);
        (await _site.OpenAsync(answers[0])).QuerySelector(".reply h3 a")!.GetAttribute("href").ShouldBe($"/entry/{id}?lang=en");
    }

    [Fact]
    public async Task An_unknown_or_withdrawn_entry_is_not_found_and_nonsense_is_refused()
    {
        _site.Import(("240507 Sizes.md", Note), ("240508 Other.md", Note.Replace("2405.01234", "2405.01235", StringComparison.Ordinal).Replace("Sizes", "Shapes", StringComparison.Ordinal)));
        var withdrawn = _site.Entries()[0].Id;
        (await _site.GetAsync($"/entry/{withdrawn}")).Status.ShouldBe(200);
        _site.Withdraw("240508 Other.md");

        foreach (var (path, status) in new[]
        {
            ($"/entry/{withdrawn}", 404), ("/entry/0000000000", 404), ("/entry/zz", 404), ("/entry/", 404), ("/entry/a/b", 404),
            ("/entry/%3Cscript%3E", 400), ("/entry/a%2Fb", 400), ($"/entry/{new string('a', 41)}", 400), ("/entry/%EC%96%B4", 400), ("/entry/a.b", 400),
        })
        {
            var response = await _site.GetAsync(path, headers: ("Accept-Language", "ko"));
            var page = _site.Parse(response.Text);
            (response.Status, page.DocumentElement.GetAttribute("lang")).ShouldBe((status, "ko"), path);
            page.QuerySelector("main .button")!.GetAttribute("href").ShouldBe("/?lang=ko");
            page.Scripts.Length.ShouldBe(0);
        }
    }
}
