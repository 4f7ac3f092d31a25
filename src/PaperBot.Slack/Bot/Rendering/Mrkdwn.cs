using System.Text;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>
/// Writes text as mrkdwn (https://docs.slack.dev/messaging/formatting-message-text) in which only what PaperBot puts there is markup: cards have no
/// other text. Slack knows no escape for anything but <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c>, so that what would be markup is written in another way
/// that looks the same.
/// </summary>
internal static class Mrkdwn
{
    private const char Joiner = '\u2060';

    /// <summary>The text, of which nothing is a mention, a link, an emoji, a quote or a style.</summary>
    public static string Escape(string text) => Write(DisplayText.Clean(text));

    /// <summary>The escaped text on one line, shortened so that it has at most <paramref name="max"/> characters; empty if nothing fits.</summary>
    public static string Fit(string text, int max)
    {
        var line = DisplayText.CleanLine(text);
        return Longest(limit => Write(Shortening.AtWord(line, limit)), line.Length, max);
    }

    /// <summary>The same for styled text. Bold words that stand alone are bold: mrkdwn knows no style within a word.</summary>
    public static string Fit(StyledText text, int max)
    {
        var line = text.Map(words => SlackText.OneLine(DisplayText.Visible(words)));
        return Longest(limit => Write(line.AtWord(limit)), line.Plain.Length, max).Trim();
    }

    /// <summary>The text without a sign that could end what is struck through.</summary>
    public static string WithoutStrike(string text) => text.Replace('~', '\u223C');

    /// <summary>A link; null if it is longer than <paramref name="max"/>. Its words are not shortened.</summary>
    /// <param name="url">A <see cref="Platforms.SafeLink.Url"/>.</param>
    /// <param name="words">What is shown, not escaped.</param>
    /// <param name="max">The maximum length.</param>
    public static string? Link(string url, string words, int max)
    {
        var link = $"<{SlackText.Escape(url)}|{Escape(words)}>";
        return link.Length <= max ? link : null;
    }

    /// <summary>The longest of the texts that fits. The length of a text grows with its limit.</summary>
    private static string Longest(Func<int, string> write, int length, int max)
    {
        var (fits, low, high) = ("", 1, Math.Min(max, length));
        while (low <= high)
        {
            var limit = (low + high) / 2;
            var written = write(limit);
            (fits, low, high) = written.Length <= max ? (written, limit + 1, high) : (fits, low, limit - 1);
        }

        return fits;
    }

    private static string Write(StyledText line)
    {
        var stars = new HashSet<int>();
        var at = 0;
        foreach (var run in line.Runs)
        {
            if (run.Style.HasFlag(TextStyle.Bold) && StandsAlone(line.Plain, at, at + run.Text.Length))
            {
                stars.UnionWith([at, at + run.Text.Length]);
            }

            at += run.Text.Length;
        }

        return Write(line.Plain, stars);
    }

    private static string Write(string text, HashSet<int>? stars = null)
    {
        var written = new StringBuilder(text.Length);
        for (var i = 0; i <= text.Length; i++)
        {
            written.Append(stars?.Contains(i) == true ? "*" : "").Append(i < text.Length ? Escape(text, i) : "");
        }

        return written.ToString();
    }

    private static string Escape(string text, int at) => text[at] switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => at == 0 || text[at - 1] == '\n' ? $"{Joiner}&gt;" : "&gt;", // At the beginning of a line, it would be a quote.
        '`' => "\u02CB",
        '*' when !IsInWord(text, at) => "\u2217",
        '_' when !IsInWord(text, at) => "\uFF3F",
        '~' when !IsInWord(text, at) => "\u223C",
        ':' or '@' when at + 1 < text.Length && BeginsName(text[at + 1]) => $"{text[at]}{Joiner}", // It would be an emoji or a mention.
        var unit => unit.ToString(),
    };

    private static bool BeginsName(char unit) => char.IsLetterOrDigit(unit) || unit is '+' or '-' or '_' or '\'';

    // Between letters or digits, it starts and ends no style.
    private static bool IsInWord(string text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    private static bool StandsAlone(string text, int start, int end) =>
        char.IsLetterOrDigit(text[start]) && char.IsLetterOrDigit(text[end - 1])
        && (start == 0 || char.IsWhiteSpace(text[start - 1])) && (end == text.Length || char.IsWhiteSpace(text[end]));
}
