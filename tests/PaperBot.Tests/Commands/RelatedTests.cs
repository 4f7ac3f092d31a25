namespace PaperBot.Tests.Commands;

public sealed class RelatedTests : IDisposable
{
    private readonly TestCore _core = new();

    public RelatedTests()
    {
        _core.Import("240507 Balanced Routers.md", Note("2405.01234", "Balanced Routers", "보조 손실 없이 라우터를 고르게 합니다. https://arxiv.org/abs/2401.00001 처럼요. [[240402 Early Dew]]도 보세요."));
        _core.Import("240601 Balanced Routers again.md", Note("2405.01234", "Balanced Routers", "다시 읽어 보니 다르게 보이는 점이 있습니다."));
        _core.Import("240608 Router Survey.md", Note("2406.00002", "Router Survey", "https://arxiv.org/abs/2405.01234 이후의 라우터를 모읍니다."));
        _core.Import("240110 Sparse Layers.md", Note("2401.00001", "Sparse Layers", "희소한 층을 쌓습니다."));
        _core.Import("240402 Early Dew.md", Note("2404.00003", "Early Dew", "이슬 이야기입니다.", "#dew"));
        _core.Import("240611 Expert Routers.md", Note("2406.00004", "Expert Routers", "전문가마다 라우터를 둡니다."));
    }

    [Theory]
    [InlineData("related 2405.01234")]
    [InlineData("관련 https://arxiv.org/pdf/2405.01234v2")]
    [InlineData("related balanced routers")]
    public async Task Citations_come_first_and_each_paper_once(string line)
    {
        var reply = await _core.AskAsync(line);
        reply.Message.ShouldStartWith("Related to Balanced Routers · ");
        var titles = reply.Cards.Select(card => card.Title).ToList();
        titles.Take(3).ShouldBe(["Router Survey", "Early Dew", "Sparse Layers"], ignoreOrder: true);
        titles[0].ShouldBe("Router Survey");
        titles.ShouldContain("Expert Routers");
        titles.ShouldNotContain("Balanced Routers");
        titles.ShouldBeUnique();
    }

    [Theory]
    [InlineData(Locale.English, "Cites it", "Cited by it")]
    [InlineData(Locale.Korean, "이 항목을 인용함", "이 항목이 인용함")]
    public async Task Each_card_says_whether_it_is_a_citation(Locale locale, string cites, string isCited)
    {
        var cards = (await _core.AskAsync("related 2405.01234", locale)).Cards.ToDictionary(card => card.Title, card => card.Byline);
        cards["Router Survey"].ShouldStartWith($"{cites} · 2024-06-08");
        cards["Sparse Layers"].ShouldStartWith($"{isCited} · 2024-01-10");
        cards["Expert Routers"].ShouldStartWith("2024-06-11");
    }

    [Fact]
    public async Task An_entry_has_a_button_for_what_is_related_to_it()
    {
        var button = (await _core.AskAsync("show router survey")).Buttons[0];
        button.Label.ShouldBe("Related");
        var related = await _core.AskAsync(button.Command);
        (related.Command, related.Cards[0].Title).ShouldBe(("related", "Balanced Routers"));
    }

    [Fact]
    public async Task A_title_of_several_papers_asks_which()
    {
        var reply = await _core.AskAsync("related routers");
        reply.Message.ShouldEndWith("\nRelated to which of them?");
        foreach (var suggestion in reply.Suggestions)
        {
            (await _core.AskAsync(suggestion.Command)).Message.ShouldStartWith($"Related to {suggestion.Text}");
        }
    }

    [Fact]
    public async Task Of_a_paper_without_a_note_those_that_mention_it_are_shown()
    {
        _core.Import("240620 Dew Again.md", Note("2406.00005", "Dew Again", "https://arxiv.org/abs/2309.00009 에 이어집니다.", "#dew"));
        var reply = await _core.AskAsync("related 2309.00009");
        reply.Message.ShouldBe("Related to arXiv:2309.00009 · 1 entry");
        reply.Cards.ShouldHaveSingleItem().Byline.ShouldStartWith("Cites it · 2024-06-20");
    }

    [Fact]
    public async Task The_pages_turn()
    {
        using var paged = new TestCore(_core.Folder, "Replies:PageSize=2");
        var first = await paged.AskAsync("related 2405.01234");
        var second = await paged.AskAsync(first.Buttons[0].Command);
        first.Cards.Concat(second.Cards).Select(card => card.Title).ShouldBeUnique();
        second.Page.ShouldBe(2);
    }

    [Fact]
    public async Task What_no_entry_is_or_is_related_to_says_so()
    {
        (await _core.AskAsync("related 2309.99999")).Message.ShouldBe("Nothing found for arXiv:2309.99999.");
        using var alone = new TestCore();
        alone.Import("240402 Early Dew.md", Note("2404.00003", "Early Dew", "이슬 이야기입니다.", "#dew"));
        var reply = await alone.AskAsync("related early dew", Locale.Korean);
        (reply.Found, reply.Message).ShouldBe((false, "Early Dew와(과) 관련된 항목이 없습니다."));
    }

    public void Dispose() => _core.Dispose();

    private static string Note(string arxivId, string title, string commentary, string tags = "#moe #router") =>
        $"https://arxiv.org/abs/{arxivId}\n\n*{title}* (Ada {title.Replace(" ", "")}, Ben Lee)\n\n{commentary}\n\n{tags}";
}
