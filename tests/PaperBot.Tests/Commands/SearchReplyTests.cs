using PaperBot.Slack.Bot.Rendering;
using PaperBot.Tests.Discord;

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
    public async Task Both_platforms_show_the_words_in_bold()
    {
        _core.Import("240507 Balanced Routers.md", Note(Korean));
        var reply = await _core.AskAsync("search 기울기", Locale.Korean);
        Rendered.EntryTexts(Rendered.Response(reply)).Single().ShouldContain("손실의 **기울기**에서");
        SlackRenderer.CommandResponse(reply, newer: false).ToJson().ShouldContain("{\"type\":\"text\",\"text\":\"기울기\",\"style\":{\"bold\":true}}");
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

    [Theory]
    [InlineData(Locale.English, "pomegranaet · 1 entry\nNothing has “pomegranaet”; searched for “Pomegranate”.")]
    [InlineData(Locale.Korean, "pomegranaet · 1건\n“pomegranaet”이(가) 든 항목이 없어 “Pomegranate”(으)로 찾았습니다.")]
    public async Task A_typing_error_that_was_forgiven_is_named(Locale locale, string message)
    {
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("The Pomegranate in Winter")));
        (await _core.AskAsync("search pomegranaet", locale)).Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("search 강화학습", Locale.English, "Also found by: ", "In quotes, only the words as typed are searched for.")]
    [InlineData("검색 강화학습", Locale.Korean, "다음 말로도 찾았습니다: ", "따옴표 안에 쓰면 쓴 그대로만 찾습니다.")]
    public async Task A_translation_is_named_and_quotes_prevent_it(string line, Locale locale, string before, string after)
    {
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("Reinforcement Learning in Gardens", commentary: "정원 이야기입니다.")));

        var reply = await _core.AskAsync(line, locale);

        (reply.Total, reply.Command).ShouldBe((1, "search"));
        reply.Message!.Split('\n').Last().ShouldSatisfyAllConditions(
            remark => remark.ShouldStartWith(before),
            remark => remark.ShouldContain("reinforcement learning"),
            remark => remark.ShouldEndWith(after));
        (await _core.AskAsync("search \"강화학습\"", locale)).Found.ShouldBeFalse();
    }

    [Theory]
    [InlineData(Locale.English, "No entry has all the words; these have most of them.")]
    [InlineData(Locale.Korean, "모든 단어가 든 항목이 없어, 대부분의 단어가 든 항목을 보여 드립니다.")]
    public async Task Entries_with_most_of_the_words_are_said_to_have_only_these(Locale locale, string remark)
    {
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("Pomegranates in Winter"), Notes.Note("Chestnuts in Autumn")));
        (await _core.AskAsync("search pomegranates winter blizzards", locale)).Message!.Split('\n').ShouldContain(remark);
    }

    [Fact]
    public async Task A_plain_search_says_nothing_more_than_what_it_found()
    {
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("Pomegranates in Winter")));
        (await _core.AskAsync("search pomegranates")).Message.ShouldBe("pomegranates · 1 entry");
    }

    public void Dispose() => _core.Dispose();

    private static string Note(string commentary) => $"https://arxiv.org/abs/2405.01234\n\n*Balanced Routers* (Ada Kim, Ben Lee)\n\n{commentary}\n\n#moe";
}
