using System.Text.RegularExpressions;

namespace PaperBot.Web;

/// <summary>Reads the little mrkdwn that PaperBot writes: links, mentions and bold words.</summary>
internal static partial class SlackMarkup
{
    /// <summary>The text as runs, without escapes.</summary>
    public static IEnumerable<TextRun> Read(string mrkdwn)
    {
        var at = 0;
        foreach (Match token in Token().Matches(mrkdwn))
        {
            var (target, words) = (token.Groups["target"].Value, token.Groups["words"].Value);
            var isBold = target is "" && IsEdge(mrkdwn, token.Index - 1) && IsEdge(mrkdwn, token.Index + token.Length);
            if (target is "" && !isBold)
            {
                continue;
            }

            yield return new(Unescape(mrkdwn[at..token.Index]));
            yield return isBold ? new(Unescape(token.Value.Trim('*')), TextStyle.Bold)
                : words is "" ? new(target)
                : new(Unescape(words), Url: Unescape(target));
            at = token.Index + token.Length;
        }

        yield return new(Unescape(mrkdwn[at..]));
    }

    private static bool IsEdge(string text, int at) => at < 0 || at >= text.Length || char.IsWhiteSpace(text[at]);

    private static string Unescape(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex(@"<(?<target>[^<>|]+)(\|(?<words>[^<>]+))?>|\*[^*\n]+\*", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
