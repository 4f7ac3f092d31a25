namespace PaperBot.Tests.Commands;

public sealed class ShowTests : IDisposable
{
    private const string Korean = "라우터가 무너지는 까닭을 손실의 기울기에서 찾고, 보조 손실 없이 고르게 나누는 방법을 보입니다.";
    private const string English = "It looks for the cause of router collapse in the gradient of the loss, and balances without an auxiliary loss.";

    private readonly TestCore _core = new();

    [Fact]
    public async Task A_note_in_both_languages_is_shown_in_the_users_with_a_button_for_the_other()
    {
        _core.Import("240507 Balanced Routers.md", Note($"{Korean}\n\n<english>\n{English}\n</english>"));

        var reply = await _core.AskAsync("show balanced routers", Locale.Korean);
        reply.Cards.Single().Sections[0].Text.Plain.ShouldBe(Korean);
        var other = Others(reply).ShouldHaveSingleItem();
        (other.Label, other.Effect).ShouldBe(("English", ButtonEffect.Replace));

        var english = await _core.AskAsync(other.Command, Locale.Korean);
        english.Cards.Single().Sections[0].Text.Plain.ShouldBe(English);
        Others(english).ShouldHaveSingleItem().Label.ShouldBe("한국어");
        (await _core.AskAsync(english.Buttons[0].Command, Locale.English)).Cards.Single().Sections[0].Text.Plain.ShouldBe(Korean);
    }

    [Fact]
    public async Task Lists_are_in_the_readers_language()
    {
        _core.Import("240507 Balanced Routers.md", Note($"{Korean}\n\n{English}"));
        foreach (var line in new[] { "tag moe", "search kim" })
        {
            (await _core.AskAsync(line, Locale.Korean)).Cards.Single().Sections.Single().Text.Plain.ShouldBe(Korean);
            (await _core.AskAsync(line, Locale.English)).Cards.Single().Sections.Single().Text.Plain.ShouldBe(English);
        }
    }

    [Fact]
    public async Task The_pages_of_the_other_language_stay_in_it()
    {
        _core.Import("240507 Balanced Routers.md", Note(string.Join("\n\n", Enumerable.Repeat(Korean, 40).Concat(Enumerable.Repeat(English, 40)))));
        var first = await _core.AskAsync("show balanced routers in:en", Locale.Korean);
        var next = await _core.AskAsync(first.Buttons[0].Command, Locale.Korean);
        (next.Page, next.Cards.Single().Sections[0].Text.Plain.Split('\n')[0]).ShouldBe((2, English));
    }

    [Fact]
    public async Task Each_of_two_notes_on_one_paper_shows_the_other()
    {
        _core.Import("240507 Balanced Routers.md", Note(Korean));
        _core.Import("240601 Balanced Routers again.md", Note("다시 읽어 보니 다르게 보이는 점이 있어 적어 둡니다."));
        _core.Import("240602 Other.md", Note($"{Korean} https://arxiv.org/abs/2405.01234", "2406.00001").Replace("Balanced", "Other"));

        var second = (await _core.AskAsync("date 2024-06-01")).Cards.Single().Entry;
        var shown = await _core.AskAsync($"show {second.Id}");
        var other = Others(shown).ShouldHaveSingleItem();
        other.Label.ShouldBe("Also noted on 2024-05-07");
        Others(await _core.AskAsync(other.Command, Locale.Korean)).ShouldHaveSingleItem().Label.ShouldBe("2024-06-01에도 다룸");
    }

    [Fact]
    public async Task A_note_has_buttons_for_the_notes_that_it_links_to()
    {
        _core.Import("240507 Balanced Routers.md", Note($"{Korean} [[240501 Dew]]처럼요.\n\n[[240402 Nowhere]]"));
        _core.Import("2024-05-03.txt", Notes.Digest("2024-05-03", Notes.Note("Dew: *Watering* Beds at Night While the Sun Is Down and Nobody Looks")));

        var shown = await _core.AskAsync("show balanced routers");
        shown.Cards.Single().Sections[0].Text.Plain.ShouldBe($"{Korean} Dew처럼요.");
        var other = Others(shown).ShouldHaveSingleItem();
        (other.Label, other.Effect).ShouldBe(("See Dew: Watering Beds at Night While the Sun Is Down and…", ButtonEffect.Replace));
        (await _core.AskAsync(other.Command)).Cards.Single().Title.ShouldStartWith("Dew");
        Others(await _core.AskAsync("show balanced routers", Locale.Korean)).ShouldHaveSingleItem().Label.ShouldStartWith("참고: Dew");
    }

    [Fact]
    public async Task Related_entries_have_at_most_five_buttons_and_each_entry_one()
    {
        _core.Import("240601 Balanced Routers again.md", Note("다시 읽어 보니 다르게 보이는 점이 있어 적어 둡니다."));
        _core.Import("2024-05-03.txt", Notes.Digest("2024-05-03", [.. Enumerable.Range(1, 9).Select(number => Notes.Note($"Dew No{number}"))]));
        var links = string.Join(' ', Enumerable.Range(1, 9).Select(number => $"[[240503 Dew No{number}]]"));
        _core.Import("240507 Balanced Routers.md", Note($"{Korean}\n[[240601 Balanced Routers]] {links}"));

        var note = (await _core.AskAsync("date 2024-05-07")).Cards.Single().Entry;
        Others(await _core.AskAsync($"show {note.Id}")).Select(button => button.Label)
            .ShouldBe(["Also noted on 2024-06-01", "See Dew No1", "See Dew No2", "See Dew No3", "See Dew No4"]);
    }

    public void Dispose() => _core.Dispose();

    /// <summary>The buttons that not every entry has.</summary>
    private static IEnumerable<Button> Others(Reply reply) => reply.Buttons.Where(button =>
        button.Command.StartsWith("show ", StringComparison.Ordinal) && button.Effect == ButtonEffect.Replace);

    private static string Note(string commentary, string arxivId = "2405.01234") =>
        $"https://arxiv.org/abs/{arxivId}\n\n*Balanced Routers* (Ada Kim, Ben Lee)\n\n{commentary}\n\n#moe";
}
