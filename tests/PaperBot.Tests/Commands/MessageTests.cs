using PaperBot.Commands;

namespace PaperBot.Tests.Commands;

public sealed class MessageTests : IDisposable
{
    private readonly TestCore _core = new();

    public MessageTests()
    {
        _core.Import("240507 Balanced Routers.md", "https://arxiv.org/abs/2405.01234\n\n*Balanced Routers* (Ada Kim)\n\nHow the auxiliary loss can be left out.\n\n#moe");
        _core.Import("240508 Long Memory.md", "https://arxiv.org/abs/2405.04321\n\n*Long Memory* (Ben Lee)\n\n긴 문맥을 다루는 방법입니다.\n\n#long-context");
    }

    [Theory]
    [InlineData("look: https://arxiv.org/pdf/2405.01234v2.pdf.", "Balanced Routers")]
    [InlineData("<https://arxiv.org/abs/2405.01234|this one>, and arXiv:2405.04321!", "Balanced Routers, Long Memory")]
    [InlineData("Hey all :wave: did <@U123> read the paper on the auxiliary loss last week? It was great.", "Balanced Routers")]
    [InlineData("긴 문맥을 다루는 논문 아시는 분?", "Long Memory")]
    [InlineData("anything new in moe?", "Balanced Routers")]
    public async Task The_papers_of_a_message_are_found(string message, string titles) =>
        string.Join(", ", (await AskAsync(message)).Cards.Select(card => card.Title)).ShouldBe(titles);

    [Theory]
    [InlineData("")]
    [InlineData("https://example.org :tada: <@U123> …!")]
    public async Task A_message_without_words_says_so(string message) =>
        (await AskAsync(message)).Message.ShouldBe("This message has no text to look papers up by.");

    [Fact]
    public async Task A_message_is_no_command() => (await AskAsync("help")).Lines.ShouldBeEmpty();

    [Fact]
    public async Task A_message_of_any_length_is_looked_up()
    {
        var reply = await AskAsync($"https://arxiv.org/abs/2405.01234 {string.Concat(Enumerable.Repeat("\"( -tag: #x since:\u202E ", 20_000))}");
        reply.Cards.ShouldHaveSingleItem().Title.ShouldBe("Balanced Routers");
    }

    public void Dispose() => _core.Dispose();

    private async Task<Reply> AskAsync(string message) =>
        await _core.Get<CommandRouter>().ExecuteAsync(new(message, Locale.English) { IsMessage = true }, TestContext.Current.CancellationToken);
}
