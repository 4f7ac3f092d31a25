using System.Text.Json;
using System.Text.RegularExpressions;
using PaperBot.Fakes.Discord;
using PaperBot.Fakes.Slack;
using PaperBot.Tests.Discord;

namespace PaperBot.Tests.EndToEnd;

/// <summary>Reads the titles of the entries in the messages of a platform, in their order.</summary>
internal static partial class Titles
{
    public static IReadOnlyList<string> Of(FakeResponse response) => OfDiscord(response.Data);

    public static IReadOnlyList<string> Of(FakeMessage message) => OfDiscord(message.Json);

    public static IReadOnlyList<string> Of(SlackResponse response) => OfSlack(response.Message);

    public static IReadOnlyList<string> Of(SlackMessage message) => OfSlack(message.Message);

    private static List<string> OfDiscord(JsonElement message) =>
        [.. Rendered.EntryTexts(message).Select(text => DiscordTitle().Match(text).Groups["title"].Value)];

    private static List<string> OfSlack(JsonElement message)
    {
        var blocks = message.GetProperty("blocks").EnumerateArray().ToList();
        var cards = blocks.Where(block => block.GetProperty("type").GetString() == "card").Select(card => ShownOf(card.GetProperty("title").GetProperty("text").GetString()!)).ToList();
        return cards.Count > 0 ? cards : OfRichText(blocks);
    }

    // The first bold text is the headline, the others are titles.
    private static List<string> OfRichText(IEnumerable<JsonElement> blocks) =>
    [
        .. blocks.Where(block => block.GetProperty("type").GetString() == "rich_text")
            .SelectMany(block => block.GetProperty("elements").EnumerateArray())
            .SelectMany(section => section.GetProperty("elements").EnumerateArray())
            .Where(run => run.TryGetProperty("style", out var style) && style.GetProperty("bold").GetBoolean())
            .Select(run => run.GetProperty("text").GetString()!)
            .Skip(1),
    ];

    /// <summary>What people see of mrkdwn: a link's words, without escapes and the signs that keep them from being markup.</summary>
    private static string ShownOf(string mrkdwn) => (mrkdwn.StartsWith('<') ? mrkdwn[(mrkdwn.IndexOf('|') + 1)..^1] : mrkdwn)
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal)
        .Replace("\u2060", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:\*\*|### )(?:\[(?<title>(?:\\.|[^\]\\])+)\]\([^()]+\)|(?<title>.+?))(?:\*\*)?$", RegexOptions.Multiline)]
    private static partial Regex DiscordTitle();
}
