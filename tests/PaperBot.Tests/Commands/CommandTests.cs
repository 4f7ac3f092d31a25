namespace PaperBot.Tests.Commands;

/// <summary>The commands, run through the router as a platform does.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TestCore _core = Sample("Replies:PageSize=2", "Replies:Visibility=Shared");

    [Theory]
    [InlineData("tag moe", "Router Collapse, Sparse Routing")]
    [InlineData("tag #MoE page:2", "Mixture of Experts in Practice")]
    [InlineData("태그 moe", "Router Collapse, Sparse Routing")]
    [InlineData("/paper tag moe", "Router Collapse, Sparse Routing")]
    [InlineData("paper TAG moe", "Router Collapse, Sparse Routing")]
    [InlineData("tag moe llm", "Sparse Routing")]
    [InlineData("tag survey | State_Space-Model", "Router Collapse, Dense Baselines")]
    [InlineData("tag llm by:\"ben lee\"", "Sparse Routing")]
    [InlineData("tag -moe", "Dense Baselines")]
    [InlineData("tag until:2024-05-07 -survey", "Sparse Routing, Dense Baselines")]
    [InlineData("date 2024-05-07", "Sparse Routing, Dense Baselines")]
    [InlineData("date 5/8", "Router Collapse")]
    [InlineData("날짜 5월 8일", "Router Collapse")]
    [InlineData("date 2024-05-08..2024-05-31", "Mixture of Experts in Practice, Router Collapse")]
    [InlineData("date yesterday", "Mixture of Experts in Practice")]
    [InlineData("search 전문가", "Sparse Routing")]
    [InlineData("검색 expert #survey", "Router Collapse")]
    [InlineData("search \"router collapse\"", "Router Collapse")]
    [InlineData("search #survey", "Router Collapse")]
    [InlineData("show sparse routing", "Sparse Routing")]
    [InlineData("보기 2405.01234v2", "Router Collapse")]
    [InlineData("show https://arxiv.org/pdf/2405.01234", "Router Collapse")]
    [InlineData("latest", "Mixture of Experts in Practice, Router Collapse")]
    [InlineData("latest 3 page:2", "Sparse Routing")]
    [InlineData("최근 1", "Mixture of Experts in Practice")]
    [InlineData("random survey", "Router Collapse")]
    [InlineData("랜덤 survey", "Router Collapse")]
    public async Task Entries_are_found_in_the_index_order(string text, string titles)
    {
        var reply = await AskAsync(text);
        Titles(reply).ShouldBe(titles);
        reply.Found.ShouldBeTrue();
    }

    [Theory]
    [InlineData("tag moee", "tag MoE")]
    [InlineData("태그 moee", "tag MoE")]
    [InlineData("tag moee|zebra", "tag MoE")]
    [InlineData("tag survey state-space-model", "tag survey, tag state-space-model")]
    [InlineData("tag zebra", "")]
    [InlineData("tag state space model", "tag State_Space-Model")]
    [InlineData("random surve", "random survey")]
    [InlineData("search survei", "tag survey")]
    [InlineData("search #survei", "tag survey")]
    [InlineData("search 전문가 #moee", "tag MoE")]
    [InlineData("date 2024-05-10", "date 2024-05-09, date 2024-05-08, date 2024-05-07")]
    [InlineData("date 2020", "date 2024-05-09, date 2024-05-08, date 2024-05-07")]
    [InlineData("date 2024-05-32", "")]
    [InlineData("date 2024-02-30", "date 2024-05-09, date 2024-05-08, date 2024-05-07")]
    [InlineData("date sometime", "")]
    [InlineData("show 2405.09999", "")]
    [InlineData("show 전문가", "search 전문가")]
    [InlineData("tags zebra", "")]
    [InlineData("tags surves", "tag survey")]
    [InlineData("latest 0", "")]
    [InlineData("latest many", "")]
    [InlineData("tag", "")]
    [InlineData("tag moe since:soon", "")]
    [InlineData("date", "")]
    [InlineData("search", "")]
    [InlineData("show", "")]
    [InlineData("tagg moe", "tag moe, tags moe, search tagg moe")]
    [InlineData("moee", "tag MoE, search moee")]
    [InlineData("survey state_space_model", "search survey state_space_model")]
    [InlineData("a surveyor", "search a surveyor")]
    public async Task A_miss_says_so_is_private_and_suggests_what_exists(string text, string suggestions)
    {
        var reply = await AskAsync(text);
        reply.Found.ShouldBeFalse();
        reply.Private.ShouldBeTrue();
        reply.Message.ShouldNotBeNullOrWhiteSpace();
        reply.Cards.ShouldBeEmpty();
        string.Join(", ", reply.Suggestions.Select(suggestion => suggestion.Command)).ShouldBe(suggestions);
        foreach (var suggestion in reply.Suggestions.Where(suggestion => suggestion.Command.StartsWith("tag ", StringComparison.Ordinal)))
        {
            (await AskAsync(suggestion.Command)).Found.ShouldBeTrue(suggestion.Command);
        }
    }

    [Theory]
    [InlineData("tag moe")]
    [InlineData("date 2024-05-07")]
    [InlineData("random")]
    [InlineData("search 전문가")]
    [InlineData("show sparse")]
    [InlineData("latest")]
    [InlineData("tags")]
    [InlineData("author Ada Kim")]
    [InlineData("related sparse")]
    [InlineData("stats")]
    public async Task Visibility_decides_who_sees_a_reply(string text)
    {
        (await AskAsync(text)).Private.ShouldBeFalse();
        using var discreet = Sample();
        (await discreet.AskAsync(text)).Private.ShouldBeTrue();
    }

    [Fact]
    public async Task Buttons_turn_the_pages_and_a_page_past_the_end_is_the_last()
    {
        var first = await AskAsync("tag moe");
        (first.Total, first.Page, first.Pages).ShouldBe((3, 1, 2));
        first.Message.ShouldBe("moe · 3 entries · page 1 of 2");
        Buttons(first).ShouldBe("tag moe page:2");
        var last = await AskAsync(first.Buttons[0].Command);
        (last.Total, last.Page, last.Pages).ShouldBe((3, 2, 2));
        Buttons(last).ShouldBe("tag moe page:1");
        Titles(await AskAsync("tag moe page:999")).ShouldBe(Titles(last));
        Titles(await AskAsync("tag moe page:0")).ShouldBe(Titles(first));
        first.Buttons.Select(button => button.Effect).ShouldBe([ButtonEffect.Replace, ButtonEffect.Share]);
    }

    [Fact]
    public async Task Each_card_of_a_list_opens_its_entry()
    {
        foreach (var card in (await AskAsync("tag llm")).Cards)
        {
            var reply = await AskAsync(card.Buttons[0].Command);
            reply.Command.ShouldBe("show");
            reply.Cards.ShouldHaveSingleItem().Entry.Id.ShouldBe(card.Entry.Id);
            reply.Cards[0].Buttons.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Derived_tags_are_marked_and_their_entries_come_last()
    {
        var cards = (await AskAsync("tag moe")).Cards.Concat((await AskAsync("tag moe page:2")).Cards).ToList();
        cards.Select(card => card.Tags).ShouldBe(["#MoE #survey", "#MoE #llm", "(derived: #MoE)"]);
        Titles(await AskAsync("date 2024-05-09", Locale.Korean)).ShouldBe("Mixture of Experts in Practice");
        (await AskAsync("date 2024-05-09", Locale.Korean)).Cards[0].Tags.ShouldBe("(자동: #MoE)");
    }

    [Fact]
    public async Task A_long_entry_is_shown_in_pages_that_buttons_turn()
    {
        var commentary = string.Concat(Enumerable.Repeat("끝나지 않는 이야기입니다. ", 300)).Trim();
        _core.Import("long.txt", Notes.Digest("2024-05-01", Notes.Note("Long Story", commentary: commentary)));
        var reply = await AskAsync("show long story");
        reply.Pages.ShouldBe(3);
        reply.Message.ShouldBe("Page 1 of 3");
        var next = await AskAsync(reply.Buttons[0].Command);
        (next.Page, Titles(next)).ShouldBe((2, "Long Story"));
        (await AskAsync("show long story page:9")).Page.ShouldBe(3);
    }

    [Fact]
    public async Task Random_shows_one_matching_entry_and_a_button_for_another()
    {
        var reply = await AskAsync("random llm");
        reply.Cards.ShouldHaveSingleItem().Entry.Tags.Select(tag => tag.Text).ShouldContain("llm");
        Buttons(reply).ShouldBe("random llm");
        (await AskAsync("random")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task The_tags_are_listed_the_most_used_first()
    {
        var reply = await AskAsync("tags");
        reply.Lines.Select(line => $"{line.Term} {line.Detail}").ShouldBe(["#MoE 3", "#llm 2", "#State_Space-Model 1", "#survey 1"]);
        reply.Message.ShouldBe("4 tags");
        (await AskAsync("태그목록 s")).Lines.Select(line => line.Term).ShouldBe(["#State_Space-Model", "#survey"]);
    }

    [Fact]
    public async Task Days_without_a_year_mean_the_latest_year_that_has_entries()
    {
        _core.Import("old.txt", Notes.Digest("2021-05-10", Notes.Note("Old Paper")));
        Titles(await AskAsync("date 5/10")).ShouldBe("Old Paper");
        Titles(await AskAsync("date 2월 29일")).ShouldBe("");
        (await AskAsync("date 5월")).Total.ShouldBe(4);
    }

    [Fact]
    public async Task With_an_empty_store_the_reply_says_how_to_begin()
    {
        using var empty = new TestCore();
        foreach (var text in new[] { "latest", "random", "tags", "search moe", "author Kim", "related moe", "stats" })
        {
            var reply = await empty.AskAsync(text, Locale.Korean);
            (reply.Found, reply.Message).ShouldBe((false, Wording.NoEntries(Locale.Korean)));
        }

        (await empty.AskAsync("date today")).Suggestions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_Korean_name_is_known_in_any_Unicode_form() =>
        Titles(await AskAsync("태그 llm".Normalize(NormalizationForm.FormD))).ShouldBe("Sparse Routing, Dense Baselines");

    public void Dispose() => _core.Dispose();

    private Task<Reply> AskAsync(string text, Locale locale = Locale.English) => _core.AskAsync(text, locale);

    private static string Titles(Reply reply) => string.Join(", ", reply.Cards.Select(card => card.Title));

    private static string Buttons(Reply reply) => string.Join(", ", reply.Buttons.Where(button => button.Effect == ButtonEffect.Replace && !button.Command.StartsWith("related", StringComparison.Ordinal)).Select(button => button.Command));

    private static TestCore Sample(params string[] settings)
    {
        var core = new TestCore(settings);
        core.Import("a.txt", Notes.Digest(
            "2024-05-07",
            Notes.Note("Sparse Routing", "#MoE #llm", "토큰마다 전문가를 골라 계산을 아낀다는 이야기.", "Ada Kim, Ben Lee"),
            Notes.Note("Dense Baselines", "#llm #State_Space-Model", "조밀한 모델도 잘 조정하면 나쁘지 않다는 이야기.", "Eve Park, Fay Choi")));
        core.Import("b.txt", Notes.Digest(
            "2024-05-08",
            Notes.Note("Router Collapse", "#MoE #survey", "expert 하나로 쏠리는 현상. https://arxiv.org/abs/2405.01234 참고.", "Guy Han, Hal Oh")));
        core.Import("review.txt", "논문 리뷰) Mixture of Experts in Practice 2024. 5. 9. 14:52\n\n실제로 써 본 사람의 이야기를 정리했다.\n");
        return core;
    }
}
