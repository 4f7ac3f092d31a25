namespace PaperBot.Tests.Commands;

/// <summary>What a search shows of the entries that it finds.</summary>
public sealed class SearchReplyTests : IDisposable
{
    private const string Korean = "라우터가 무너지는 까닭을 손실의 기울기에서 찾고, 보조 손실 없이 고르게 나누는 방법을 보입니다. 밤나무 한 그루도 나옵니다.";
    private const string English = "It looks for the cause of router collapse in the gradient of the loss, and balances without an auxiliary loss. A chestnut is mentioned.";

    private readonly TestCore _core = new();

    [Theory]
    [InlineData("search 기울기", Locale.Korean, Korean, "기울기")]
    [InlineData("search gradient", Locale.English, English, "gradient")]
    [InlineData("검색 \"router collapse\"", Locale.English, English, "router collapse")]
    public async Task The_words_are_bold_in_the_readers_language(string line, Locale locale, string text, string bold)
    {
        _core.Import("240507 Balanced Routers.md", Note($"{Korean}\n\n{English}"));

        var shown = (await _core.AskAsync(line, locale)).Cards.Single().Sections.Single().Text;

        shown.Plain.ShouldBe(text);
        string.Concat(shown.Runs.Where(run => run.Style == TextStyle.Bold).Select(run => run.Text)).ShouldContain(bold);
    }

    [Fact]
    public async Task A_word_that_only_the_abstract_has_is_shown_there()
    {
        _core.Import("a.md", "https://arxiv.org/abs/2405.01234\n\n*Balanced Routers* (Ada Kim, Ben Lee)\n\n> We study pomegranates and their routers.\n\n짧은 해설만 있습니다.\n\n#moe");

        (await _core.AskAsync("search pomegranates")).Cards.Single().Sections.Single().Text.Plain.ShouldBe("We study pomegranates and their routers.");
    }

    [Theory]
    [InlineData("search balanced")]
    [InlineData("search moe")]
    [InlineData("search \"Ada Kim\"")]
    public async Task Words_of_the_title_the_tags_or_the_authors_leave_the_beginning_of_the_text(string line)
    {
        _core.Import("240507 Balanced Routers.md", Note(Korean));
        (await _core.AskAsync(line)).Cards.Single().Sections.Single().ShouldBe(new CardSection(null, Korean));
    }

    public void Dispose() => _core.Dispose();

    private static string Note(string commentary) => $"https://arxiv.org/abs/2405.01234\n\n*Balanced Routers* (Ada Kim, Ben Lee)\n\n{commentary}\n\n#moe";
}
