namespace PaperBot.Tests.Commands;

public sealed class AuthorTests : IDisposable
{
    private readonly TestCore _core = new();

    public AuthorTests() => _core.Import("a.txt", Notes.Digest(
        "2024-05-07",
        Notes.Note("First Paper", authors: "Luke Zettlemoyer, Ada Kim"),
        Notes.Note("Second Paper", authors: "Ben Kim, 김지훈, Lia Li"),
        Notes.Note("Third Paper", authors: "Ada Kim, Christopher Ré, Olivier Lin")));

    [Theory]
    [InlineData("author Zettlemoyer", "First Paper")]
    [InlineData("저자 zettlemoyer", "First Paper")]
    [InlineData("author \"Luke Zettlemoyer\"", "First Paper")]
    [InlineData("author L. Zettlemoyer", "First Paper")]
    [InlineData("author Re", "Third Paper")]
    [InlineData("author 지훈", "Second Paper")]
    [InlineData("author Li", "Second Paper")]
    public async Task An_author_is_found_by_whole_parts_of_the_name(string line, string titles)
    {
        var reply = await _core.AskAsync(line);
        string.Join(", ", reply.Cards.Select(card => card.Title)).ShouldBe(titles);
        (reply.Command, reply.Found).ShouldBe(("author", true));
    }

    [Fact]
    public async Task The_headline_has_the_whole_name_of_the_author() =>
        (await _core.AskAsync("author zettlemoyer")).Message.ShouldBe("Luke Zettlemoyer · 1 entry");

    [Theory]
    [InlineData(Locale.English, "Kim · 3 entries\nAuthors: Ada Kim (2), Ben Kim (1)")]
    [InlineData(Locale.Korean, "Kim · 3건\n저자: Ada Kim (2), Ben Kim (1)")]
    public async Task Several_authors_with_the_name_are_named_and_counted(Locale locale, string message)
    {
        var reply = await _core.AskAsync("author Kim", locale);
        (reply.Message, reply.Total).ShouldBe((message, 3));
    }

    [Fact]
    public async Task A_name_that_nobody_has_suggests_the_nearest()
    {
        var reply = await _core.AskAsync("author Zettlemoyr");
        (reply.Found, reply.Message).ShouldBe((false, "Nothing found for Zettlemoyr."));
        reply.Suggestions.ShouldHaveSingleItem().ShouldBe(new("Luke Zettlemoyer", "author Luke Zettlemoyer"));
        (await _core.AskAsync("author qqqq")).Suggestions.ShouldBeEmpty();
    }

    [Fact]
    public void A_name_is_completed_with_the_number_of_entries()
    {
        var choices = _core.Get<PaperBot.Commands.CommandRouter>().Autocomplete("author", "ki");
        choices.Select(choice => (choice.Label, choice.Value)).ShouldBe([("Ada Kim (2)", "Ada Kim"), ("Ben Kim (1)", "Ben Kim")]);
    }

    public void Dispose() => _core.Dispose();
}
