using PaperBot.Commands;

namespace PaperBot.Tests.Commands;

public sealed class SavedTests : IDisposable
{
    private readonly TestCore _core = new();

    public SavedTests() => _core.Import("2024-05-07.txt", Notes.Digest("2024-05-07", Notes.Note("Red Routers"), Notes.Note("Blue Routers"), Notes.Note("Green Experts")));

    [Fact]
    public async Task The_last_saved_is_first_and_a_paper_is_saved_once()
    {
        var nothing = await AskAsync("saved");
        (nothing.Found, nothing.IsPersonal).ShouldBe((false, true));
        (await AskAsync("save red routers")).Message.ShouldBe("Saved: Red Routers");
        (await AskAsync("save green experts")).Message.ShouldBe("Saved: Green Experts");
        (await AskAsync("save red routers")).Message.ShouldBe("Already in your list: Red Routers");

        var list = await AskAsync("saved");
        list.Cards.Select(card => card.Title).ShouldBe(["Green Experts", "Red Routers"]);
        list.Private.ShouldBeTrue();
    }

    [Fact]
    public async Task A_list_belongs_to_one_person_in_one_workspace()
    {
        await AskAsync("save red routers");
        (await AskAsync("saved", person: "Slack U2")).Found.ShouldBeFalse();
        (await AskAsync("saved", workspace: "T2")).Found.ShouldBeFalse();
        (await AskAsync("saved", workspace: null)).Found.ShouldBeFalse();
        (await AskAsync("saved")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task The_button_of_a_card_removes_its_paper()
    {
        await AskAsync("save red routers");
        await AskAsync("save green experts");
        var button = (await AskAsync("saved")).Cards[0].Buttons.Single(button => button.Label == "Remove");

        var left = await AskAsync(button.Command);
        left.Message.ShouldStartWith("Removed from your list: Green Experts");
        left.Cards.Select(card => card.Title).ShouldBe(["Red Routers"]);
        (await AskAsync(button.Command)).Message.ShouldBe("Not in your list: Green Experts");
    }

    [Fact]
    public async Task The_list_is_also_a_bibliography_whose_pages_turn()
    {
        _core.Import("2024-05-08.txt", Notes.Digest("2024-05-08", [.. Enumerable.Range(1, 30).Select(number => Notes.Note($"Pruning Number {number}"))]));
        foreach (var entry in _core.Entries())
        {
            _core.Get<ISavedStore>().Save("Slack U1 T1", entry.Id, _core.Time.GetUtcNow());
        }

        var code = "";
        for (var (page, line) = (1, (string?)"saved bibtex"); line is not null; page++)
        {
            var reply = await AskAsync(line);
            reply.Page.ShouldBe(page);
            reply.Code.ShouldNotBeNull().Length.ShouldBeLessThanOrEqualTo(3_000);
            code += reply.Code;
            line = reply.Buttons.FirstOrDefault(button => button.Label.StartsWith("Next", StringComparison.Ordinal))?.Command;
        }

        _core.Entries().ShouldAllBe(entry => code.Contains($"{{paperbot-{entry.Id},"));
    }

    [Fact]
    public async Task Words_that_fit_several_papers_are_asked_about()
    {
        var reply = await AskAsync("save routers");
        reply.Message.ShouldBe("Save which of them?");
        reply.Suggestions.Count.ShouldBe(2);
        (await AskAsync(reply.Suggestions[0].Command)).Message.ShouldBe($"Saved: {reply.Suggestions[0].Text}");
    }

    [Fact]
    public async Task It_works_in_Korean()
    {
        (await AskAsync("저장 red routers", Locale.Korean)).Message.ShouldBe("저장했습니다: Red Routers");
        (await AskAsync("저장목록", Locale.Korean)).Message.ShouldBe("저장한 논문 · 1건");
        (await AskAsync("저장목록 삭제 red routers", Locale.Korean)).Message!.ShouldStartWith("저장 목록에서 삭제했습니다: Red Routers");
    }

    [Long]
    [Fact]
    public async Task A_full_list_says_so()
    {
        _core.Import("2024-06-07.txt", Notes.Digest("2024-06-07", [.. Enumerable.Range(1, Limits.SavedEntries).Select(number => Notes.Note($"Pruning Number {number}"))]));
        foreach (var entry in _core.Entries().Take(Limits.SavedEntries))
        {
            _core.Get<ISavedStore>().Save("Slack U1 T1", entry.Id, _core.Time.GetUtcNow());
        }

        var reply = await AskAsync("save red routers");
        (reply.Found, reply.Message).ShouldBe((false, "Your list is full: it holds 500 papers. Remove one first."));
    }

    [Fact]
    public async Task A_withdrawn_paper_that_the_list_no_longer_shows_takes_nobodys_place()
    {
        for (var i = 0; i < Limits.SavedEntries - 1; i++)
        {
            _core.Get<ISavedStore>().Save("Slack U1 T1", new($"{i:0000000000}"), _core.Time.GetUtcNow());
        }

        (await AskAsync("save red routers")).Message.ShouldBe("Saved: Red Routers");
        (await AskAsync("save blue routers")).Message.ShouldBe("Saved: Blue Routers");
        (await AskAsync("saved")).Cards.Select(card => card.Title).ShouldBe(["Blue Routers", "Red Routers"]);
    }

    [Fact]
    public async Task What_a_person_shares_of_a_list_does_nothing_to_the_lists_of_others()
    {
        await AskAsync("save red routers");
        await AskAsync("save blue routers");
        var list = await AskAsync("saved");
        list.IsPersonal.ShouldBeTrue();
        var shared = list.Share("U1");
        shared.Buttons.Concat(shared.Cards.SelectMany(card => card.Buttons)).ShouldAllBe(button => button.Command.StartsWith("show "));
    }

    [Theory]
    [InlineData("save red routers", true)]
    [InlineData("/paper 저장 red routers", true)]
    [InlineData("saved remove red routers", true)]
    [InlineData("저장목록 삭제 red routers", true)]
    [InlineData("saved", false)]
    [InlineData("saved bibtex page:2", false)]
    [InlineData("tag save", false)]
    [InlineData("", false)]
    public void It_is_known_which_lines_change_something(string line, bool changes) =>
        _core.Get<CommandRouter>().Changes(line).ShouldBe(changes);

    public void Dispose() => _core.Dispose();

    private async Task<Reply> AskAsync(string text, Locale locale = Locale.English, string person = "Slack U1", string? workspace = "T1") =>
        await _core.Get<CommandRouter>().ExecuteAsync(new(text, locale) { Person = person, Workspace = workspace }, TestContext.Current.CancellationToken);
}
