using System.Text.Json;
using PaperBot.Fakes.Slack;
using PaperBot.Slack.Bot.Rendering;

namespace PaperBot.Tests.Slack.Bot.Rendering;

public sealed class RichTextRendererTests
{
    [Fact]
    public void Styles_quotes_code_and_links_become_rich_text()
    {
        var text = new StyledText(
        [
            new("plain "), new("bold", TextStyle.Bold), new(" "), new("it", TextStyle.Italic), new("x", TextStyle.Code), new("\n"),
            new("said", TextStyle.Quote), new("\n"), new("a = *b*", TextStyle.CodeBlock), new("\n"), new("words", Url: "https://a.org/p"), new(" end"),
        ]);
        Json(text).ShouldBe(
        [
            """{"type":"rich_text_section","elements":[{"type":"text","text":"Abstract\n","style":{"bold":true}},{"type":"text","text":"plain "},{"type":"text","text":"bold","style":{"bold":true}},{"type":"text","text":" "},{"type":"text","text":"it","style":{"italic":true}},{"type":"text","text":"x","style":{"code":true}}]}""",
            """{"type":"rich_text_quote","elements":[{"type":"text","text":"said"}]}""",
            """{"type":"rich_text_preformatted","elements":[{"type":"text","text":"a = *b*"}]}""",
            """{"type":"rich_text_section","elements":[{"type":"link","url":"https://a.org/p","text":"words"},{"type":"text","text":" end"},{"type":"text","text":"\n\n"},{"type":"text","text":"#moe #llm"},{"type":"text","text":"\n\n"},{"type":"link","url":"https://arxiv.org/abs/2405.01234","text":"Paper: arXiv 2405.01234"}]}""",
        ]);
    }

    [Fact]
    public void Words_that_claim_another_address_are_replaced_by_the_address_of_the_link() =>
        Json(new StyledText([new("b.org", Url: "https://evil.example/x")]))[0].ShouldContain("""{"type":"link","url":"https://evil.example/x","text":"evil.example/x"}""");

    [Fact]
    public void A_text_of_many_long_links_fits()
    {
        var links = Enumerable.Range(0, 300).SelectMany(i => new TextRun[] { new($"word {i} <!channel> & "), new("b.org", TextStyle.Bold, $"https://a.org/{new string('a', 300)}&{i}") });
        var sections = Enumerable.Range(0, 3).Select(i => new CardSection($"Part {i}", new StyledText(links))).ToArray();
        var reply = Samples.Reply([.. Enumerable.Repeat(Samples.Card("Title", "Byline", sections), 10)]);
        var payload = SlackRenderer.CommandResponse(reply).ToJson();
        SlackLimits.Problems(JsonDocument.Parse(payload).RootElement).ShouldBeEmpty();
        payload.ShouldNotContain("<!channel>");
    }

    private static List<string> Json(StyledText text)
    {
        var payload = JsonDocument.Parse(SlackRenderer.CommandResponse(Samples.Reply(Samples.Card("Title", "", new CardSection("Abstract", text)))).ToJson()).RootElement;
        SlackLimits.Problems(payload).ShouldBeEmpty();
        return [.. payload.GetProperty("blocks")[1].GetProperty("elements").EnumerateArray().Select(part => part.GetRawText())];
    }
}
