using System.Text.RegularExpressions;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>Makes text safe and short enough for Slack.</summary>
internal static partial class SlackText
{
    /// <summary>
    /// Escapes Slack's three control characters, so that nothing can be a mention, a link or an entity
    /// (https://docs.slack.dev/messaging/formatting-message-text#escaping).
    /// </summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The length of a text when escaped, which is the largest that Slack may count.</summary>
    public static int Cost(ReadOnlySpan<char> text)
    {
        var cost = 0;
        foreach (var unit in text)
        {
            cost += Cost(unit);
        }

        return cost;
    }

    /// <summary>
    /// The text, cleaned and cut so that its <see cref="Cost(ReadOnlySpan{char})"/> is at most <paramref name="budget"/>; empty if nothing fits.
    /// </summary>
    public static string Fit(string text, int budget) => Cut(DisplayText.Clean(text), budget);

    /// <summary>
    /// The same for a block, which shows text as it is. An invisible word joiner (U+2060) splits what would start a mention where the message
    /// is copied as mrkdwn: exports, bridges.
    /// </summary>
    public static string FitVerbatim(string text, int budget) => Cut(MentionStart().Replace(DisplayText.Clean(text), "<\u2060"), budget);

    /// <summary>The same for styled text.</summary>
    public static StyledText FitVerbatim(StyledText text, int budget)
    {
        var clean = text.Map(words => MentionStart().Replace(DisplayText.Visible(words), "<\u2060"));
        return budget < 1 ? StyledText.Empty : Cost(clean.Plain) <= budget ? clean : clean.AtWord(Fitting(clean.Plain, budget));
    }

    /// <summary>A text on one line.</summary>
    public static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Cut(string clean, int budget)
    {
        if (budget < 1 || Cost(clean) <= budget)
        {
            return budget < 1 ? "" : clean;
        }

        return Shortening.AtWord(clean, Fitting(clean, budget));
    }

    /// <summary>How many units of a text fit, including the ellipsis after them.</summary>
    private static int Fitting(string text, int budget)
    {
        var end = 0;
        for (var cost = 1; cost + Cost(text[end]) <= budget; end++)
        {
            cost += Cost(text[end]);
        }

        return end + 1;
    }

    private static int Cost(char unit) => unit switch
    {
        '&' => 5,
        '<' or '>' => 4,
        _ => 1,
    };

    [GeneratedRegex("<(?=[!@#])")]
    private static partial Regex MentionStart();
}
