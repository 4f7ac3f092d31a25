using System.Text.Json;
using System.Text.RegularExpressions;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Terminal;
using PaperBot.Tests.Discord;

namespace PaperBot.Tests.Platforms;

/// <summary>Links in a text whose words read as another address, as each platform shows them. Each is a link to evil.example, or none.</summary>
public sealed partial class LyingLinkTests
{
    private const string Evil = "https://evil.example/x";

    [Theory]
    [InlineData($"[google.com]({Evil})")]
    [InlineData($"[see google.com]({Evil})")]
    [InlineData($"[𝐠𝐨𝐨𝐠𝐥𝐞.𝐜𝐨𝐦]({Evil})")]
    [InlineData($"[ｇｏｏｇｌｅ．ｃｏｍ]({Evil})")]
    [InlineData($"[google。com]({Evil})")]
    [InlineData($"[goo**gle.**_com_]({Evil})")]
    [InlineData($"[**goo**gle&#46;com]({Evil})")]
    [InlineData($"google.[com]({Evil})")]
    [InlineData($"[google]({Evil}).com")]
    [InlineData($"[goo]({Evil}?1)[gle.c]({Evil}?2)[om]({Evil}?3)")]
    [InlineData($"[`google.com`]({Evil})")]
    [InlineData($"[&#x202E;moc.elgoog]({Evil})")]
    [InlineData("[google.com](https://google.com@evil.example)")]
    [InlineData("[google.com](https://evil.example/google.com)")]
    [InlineData("<https://google.com@evil.example>")]
    public void A_link_shows_where_it_leads(string markdown)
    {
        var reply = ReplyOf(markdown);
        foreach (var (words, url) in DiscordLinks(reply).Concat(SlackLinks(reply)))
        {
            new Uri(url).Host.ShouldBe("evil.example");
            words.ShouldStartWith("evil.example");
        }

        TextRenderer.Render(reply).Split('\n').Where(line => line.Contains("http", StringComparison.Ordinal)).ShouldAllBe(line => line.Contains("evil.example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[the code](https://evil.example/x)", "the code")]
    [InlineData("([여기](https://evil.example/x)에서)", "여기")]
    public void Other_words_stay(string markdown, string words) => SlackLinks(ReplyOf(markdown)).Single().Words.ShouldBe(words);

    [Theory]
    [InlineData("google.com")]
    [InlineData("𝐠𝐨𝐨𝐠𝐥𝐞.𝐜𝐨𝐦: a survey")]
    public void A_title_that_reads_as_an_address_is_not_linked(string title)
    {
        var reply = ReplyOf("Text.") with { Cards = [Sample.Card(title) with { Links = [Sample.Page(Evil)] }] };
        DiscordLinks(reply).Select(link => link.Url).ShouldBe([Evil]);
        DiscordText(reply).ShouldStartWith("**" + title);
        SlackLinks(reply).ShouldBe([("evil.example/x", Evil)]);
    }

    private static Reply ReplyOf(string markdown) =>
        Sample.Reply(Sample.Card() with { Sections = [new(null, MarkdownText.Read("Words: " + markdown))], Links = [] });

    private static string DiscordText(Reply reply) => Rendered.EntryTexts(Rendered.Response(reply)).Single();

    private static IEnumerable<(string Words, string Url)> DiscordLinks(Reply reply) => MaskedLink()
        .Matches(DiscordText(reply))
        .Select(link => (link.Groups["words"].Value, link.Groups["url"].Value));

    private static IEnumerable<(string Words, string Url)> SlackLinks(Reply reply) =>
        JsonDocument.Parse(SlackRenderer.CommandResponse(reply).ToJson()).RootElement.GetProperty("blocks").EnumerateArray()
            .Where(block => block.GetProperty("type").GetString() == "rich_text")
            .SelectMany(block => block.GetProperty("elements").EnumerateArray())
            .SelectMany(part => part.GetProperty("elements").EnumerateArray())
            .Where(run => run.GetProperty("type").GetString() == "link")
            .Select(run => (run.GetProperty("text").GetString()!, run.GetProperty("url").GetString()!));

    [GeneratedRegex(@"\[(?<words>[^\[\]]+)\]\((?<url>[^()]+)\)")]
    private static partial Regex MaskedLink();
}
