using System.Text.RegularExpressions;

namespace PaperBot.Slack.Bot;

/// <summary>Reads what people write in messages: mrkdwn, in which Slack has marked mentions and links (https://docs.slack.dev/messaging/formatting-message-text).</summary>
internal static partial class WrittenText
{
    /// <summary>The text as it was typed: links as their addresses, without mentions of people and groups.</summary>
    public static string Read(string? mrkdwn) => Token().Replace(mrkdwn ?? "", token => Typed(token.Groups["content"].Value))
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal)
        .Trim();

    private static string Typed(string token)
    {
        var (target, label) = token.Split('|', 2) is [var first, var rest] ? (first, rest) : (token, "");
        return target switch
        {
            "" or ['@' or '!', ..] => " ",
            ['#', ..] => label,
            _ => IsMadeUp(target, label) ? label : target,
        };
    }

    // Slack makes a link of a word such as node.js.
    private static bool IsMadeUp(string target, string label) => label is not "" && (target == $"http://{label}" || target == $"mailto:{label}");

    [GeneratedRegex("<(?<content>[^<>]*)>", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
