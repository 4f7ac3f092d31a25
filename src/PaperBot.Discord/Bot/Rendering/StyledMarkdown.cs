using PaperBot.Platforms;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>Renders styled text as Discord's Markdown; markup within the text itself is shown literally.</summary>
internal static class StyledMarkdown
{
    /// <summary>The maximum length of an address (components/reference, Button).</summary>
    public const int MaxUrlLength = 512;

    private const string Fence = "```";

    /// <summary>The text, shortened at a word if it would be longer than <paramref name="limit"/> UTF-16 units.</summary>
    public static string Render(StyledText text, int limit)
    {
        var clean = TextLink.Resolve(text.Map(DisplayText.Visible));
        var whole = Render(clean.AtWord(limit));
        if (whole.Length <= limit)
        {
            return whole;
        }

        var (fits, tooLong) = (1, Math.Min(clean.Plain.Length, limit) + 1);
        while (fits + 1 < tooLong)
        {
            var middle = fits + ((tooLong - fits) / 2);
            (fits, tooLong) = Render(clean.AtWord(middle)).Length <= limit ? (middle, tooLong) : (fits, middle);
        }

        return Render(clean.AtWord(fits));
    }

    private static string Render(StyledText text) => string.Join('\n', text.Blocks().Select(block => block.Kind switch
    {
        TextStyle.CodeBlock => $"{Fence}\n{WithoutBackticks(Plain(block))}\n{Fence}",
        TextStyle.Quote => string.Join('\n', block.Lines.Select(line => "> " + Inline(line))),
        _ => string.Join('\n', block.Lines.Select(Inline)),
    })).Trim();

    private static string Plain(TextBlock block) => string.Join('\n', block.Lines.Select(line => string.Concat(line.Select(run => run.Text))));

    private static string Inline(IReadOnlyList<TextRun> line)
    {
        var escaper = new DiscordMarkdown.Escaper();
        return string.Concat(line.Select(run =>
            TextLink.Find(run, MaxUrlLength) is { } link ? Marked($"[{escaper.Escape(link.Words)}]({link.Url})", run.Style)
            : run.Style.HasFlag(TextStyle.Code) ? Marked(Code(run.Text), run.Style)
            : Marked(escaper.Escape(run.Text), run.Style)));
    }

    /// <summary>Discord requires the marks to touch the words on both sides.</summary>
    private static string Marked(string text, TextStyle style)
    {
        var marks = (style.HasFlag(TextStyle.Bold) ? "**" : "") + (style.HasFlag(TextStyle.Italic) ? "*" : "");
        var words = text.Trim();
        return marks == "" || words == "" ? text : text.Replace(words, marks + words + marks, StringComparison.Ordinal);
    }

    private static string Code(string text) => text.Contains('`', StringComparison.Ordinal)
        ? $"`` {text.Replace("``", "ˋˋ", StringComparison.Ordinal)} ``"
        : $"`{text}`";

    private static string WithoutBackticks(string text) => text.Replace(Fence, "ˋˋˋ", StringComparison.Ordinal);
}
