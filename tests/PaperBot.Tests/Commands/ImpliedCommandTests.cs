namespace PaperBot.Tests.Commands;

/// <summary>Lines whose first word is no command.</summary>
public sealed class ImpliedCommandTests : IDisposable
{
    private readonly TestCore _core = new("Tags:Aliases:mixture=moe");

    public ImpliedCommandTests() => _core.Import("a.txt", Notes.Digest(
        "2024-05-07",
        Notes.Note("First Paper", "#moe #llm", "https://arxiv.org/abs/2407.21770 을 읽고 씁니다.", "Luke Zettlemoyer, 김지훈, A. S. Park"),
        Notes.Note("Second Paper", "#강화학습 #latest", "짧은 해설입니다.", "Ada Kim")));

    [Theory]
    [InlineData("moe", "tag", true)]
    [InlineData("/paper #MoE", "tag", true)]
    [InlineData("강화학습", "tag", true)]
    [InlineData("mixture", "tag", true)]
    [InlineData("moe llm", "tag", true)]
    [InlineData("moe -llm", "help", false)]
    [InlineData("moe|강화학습 since:2024", "tag", true)]
    [InlineData("by:Zettlemoyer", "tag", true)]
    [InlineData("2024-05", "date", true)]
    [InlineData("5월 7일", "date", true)]
    [InlineData("May 7 2024", "date", true)]
    [InlineData("last friday", "date", false)]
    [InlineData("2024-02-30", "date", false)]
    [InlineData("2407.21770", "show", true)]
    [InlineData("https://arxiv.org/pdf/2407.21770v3.pdf", "show", true)]
    [InlineData("2309.00001", "show", false)]
    [InlineData("Zettlemoyer", "author", true)]
    [InlineData("luke zettlemoyer", "author", true)]
    [InlineData("김지훈", "author", true)]
    [InlineData("a survey", "help", false)]
    [InlineData("S", "help", false)]
    [InlineData("latest", "latest", true)]
    public async Task A_tag_a_date_a_paper_or_an_author_is_looked_up_as_such(string line, string command, bool found)
    {
        var reply = await _core.AskAsync(line);
        (reply.Command, reply.Found).ShouldBe((command, found));
    }

    [Fact]
    public async Task Its_pages_turn()
    {
        using var paged = new TestCore(_core.Folder, "Replies:PageSize=1");
        var next = (await paged.AskAsync("2024-05")).Buttons[0];
        var reply = await paged.AskAsync(next.Command);
        (reply.Command, reply.Page).ShouldBe(("date", 2));
        (await paged.AskAsync("2024-05 page:2")).Page.ShouldBe(2);
    }

    [Theory]
    [InlineData("moee", "tag moe, search moee")]
    [InlineData("강화학슴", "tag 강화학습, search 강화학슴")]
    [InlineData("Zettlemoyr", "author Luke Zettlemoyer, search Zettlemoyr")]
    [InlineData("qqqqqq", "search qqqqqq")]
    [InlineData("tagg moe", "tag moe, tags moe, search tagg moe")]
    public async Task Anything_else_suggests_what_is_near(string line, string suggestions) =>
        string.Join(", ", (await _core.AskAsync(line)).Suggestions.Select(suggestion => suggestion.Command)).ShouldBe(suggestions);

    public void Dispose() => _core.Dispose();
}
