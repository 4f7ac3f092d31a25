namespace PaperBot.Tests.Commands;

public sealed class EntryActionsTests : IDisposable
{
    private const string Commentary = "라우터가 무너지는 까닭을 손실의 기울기에서 찾습니다.";
    private const string Abstract = "We look for the cause of router collapse in the gradient of the loss.";

    private readonly TestCore _core = new("Replies:PageSize=2");

    public EntryActionsTests()
    {
        _core.Import("240507 Balanced Routers.md", $"https://arxiv.org/abs/2405.01234\n\n*Balanced Routers* (Ada Kim, Ben Lee)\n\n> {Abstract}\n\n{Commentary}\n\n#moe #routing");
        _core.Import("2024-05-08.txt", Notes.Digest("2024-05-08", Notes.Note("Second"), Notes.Note("Third", "#moe #llm")));
    }

    [Fact]
    public async Task The_abstract_is_folded_and_its_button_shows_it()
    {
        var shown = (await _core.AskAsync("show 2405.01234")).Cards.Single();
        shown.Sections.Select(section => (section.Text.Plain, IsFolded: section.Unfold is not null)).ShouldBe([(Commentary, false), (Abstract, true)]);

        var unfolded = await _core.AskAsync(shown.Sections[1].Unfold!.Command);
        unfolded.Cards.Single().Sections.ShouldHaveSingleItem().ShouldBe(new CardSection("Abstract", Abstract));
    }

    [Fact]
    public async Task An_entry_can_be_saved_cited_shared_and_has_related_ones()
    {
        var buttons = (await _core.AskAsync("show 2405.01234")).Buttons;
        buttons.Select(button => button.Label).ShouldBe(["Related", "Save", "Cite", "Share"]);
        (await _core.AskAsync(buttons[1].Command)).Message.ShouldBe("Saved: Balanced Routers");
        (await _core.AskAsync(buttons[2].Command)).Code.ShouldNotBeNull().ShouldContain("eprint = {2405.01234}");
    }

    [Fact]
    public async Task What_is_shared_is_short_names_who_shared_it_and_can_be_discussed()
    {
        var share = (await _core.AskAsync("show 2405.01234")).Buttons[^1];
        share.Effect.ShouldBe(ButtonEffect.Share);

        var shared = (await _core.AskAsync(share.Command)).Share("U1");
        (shared.Private, shared.SharedBy).ShouldBe((false, "U1"));
        shared.Cards.Single().Sections.ShouldHaveSingleItem().Text.Plain.ShouldBe(Commentary);
        shared.Buttons[^1].Effect.ShouldBe(ButtonEffect.Discuss);
        shared.Buttons.ShouldAllBe(button => button.Effect != ButtonEffect.Share);
    }

    [Fact]
    public async Task A_shared_page_of_a_list_is_the_page_that_was_seen()
    {
        var second = await _core.AskAsync("tag moe page:2");
        var shared = (await _core.AskAsync(second.Buttons.Single(button => button.Effect == ButtonEffect.Share).Command)).Share("U1");
        shared.Cards.Select(card => card.Title).ShouldBe(second.Cards.Select(card => card.Title));
        shared.Cards.SelectMany(card => card.Buttons).ShouldAllBe(button => button.IsCommand);
    }

    [Fact]
    public async Task The_tags_of_a_page_can_be_looked_up_the_most_frequent_first()
    {
        var tags = (await _core.AskAsync("date 2024-05-08")).Tags;
        tags.ShouldBe([new("#moe", "tag moe"), new("#llm", "tag llm")]);
    }

    [Theory]
    [InlineData("tag moe", Locale.English, "moe · 3 entries, newest: Second")]
    [InlineData("tag moe page:2", Locale.English, "moe · 3 entries, newest: Second")]
    [InlineData("search collapse", Locale.English, "collapse · 1 entry, best: Balanced Routers")]
    [InlineData("show 2405.01234", Locale.English, "Balanced Routers · 2024-05-07 · Ada Kim, Ben Lee")]
    [InlineData("tag nothing", Locale.English, "Nothing found for nothing.")]
    [InlineData("태그 moe", Locale.Korean, "moe · 3건, 최신: Second")]
    public async Task A_notification_says_what_the_reply_is(string line, Locale locale, string notification) =>
        (await _core.AskAsync(line, locale)).Notification.ShouldBe(notification);

    [Theory]
    [InlineData(Locale.English)]
    [InlineData(Locale.Korean)]
    public async Task The_examples_of_help_find_something(Locale locale)
    {
        var examples = (await _core.AskAsync("help", locale)).Lines.Select(line => line.Command).OfType<string>().ToList();
        examples.Count.ShouldBeGreaterThan(4);
        foreach (var example in examples)
        {
            (await _core.AskAsync(example, locale)).Found.ShouldBeTrue(example);
        }
    }

    [Fact]
    public async Task Each_tag_of_the_list_of_tags_can_be_looked_up()
    {
        var lines = (await _core.AskAsync("tags")).Lines;
        lines[0].ShouldBe(new("#moe", "3", "tag moe"));
        foreach (var line in lines)
        {
            (await _core.AskAsync(line.Command!)).Total.ToString(null as IFormatProvider).ShouldBe(line.Detail);
        }
    }

    public void Dispose() => _core.Dispose();
}
