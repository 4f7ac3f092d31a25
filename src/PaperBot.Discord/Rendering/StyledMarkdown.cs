using PaperBot.Platforms;
using PaperBot.Replies;

namespace PaperBot.Discord.Rendering;

/// <summary>Writes styled text as Discord's Markdown; what the text itself holds of it shows as it stands.</summary>
public static class StyledMarkdown
{
    private const int UrlLimit = 512;
    private const string Fence = "```";

    /// <summary>The text, shortened at a word where it would be longer than <paramref name="limit"/> UTF-16 units.</summary>
    public static string Render(StyledText text, int limit)
    {
        var clean = text.Map(DisplayText.Visible);
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
        TextLook.CodeBlock => $"{Fence}\n{WithoutBackticks(Plain(block))}\n{Fence}",
        TextLook.Quote => string.Join('\n', block.Lines.Select(line => "> " + Inline(line))),
        _ => string.Join('\n', block.Lines.Select(Inline)),
    })).Trim();

    private static string Plain(TextBlock block) => string.Join('\n', block.Lines.Select(line => string.Concat(line.Select(run => run.Text))));

    private static string Inline(IReadOnlyList<TextRun> line)
    {
        var scan = new DiscordMarkdown.Scan();
        return string.Concat(line.Select(run => TextLink.Find(run, UrlLimit) is { } link ? Marked($"[{scan.Escape(link.Words)}]({link.Url})", run.Look)
            : run.Look.HasFlag(TextLook.Code) ? Code(run.Text)
            : Marked(scan.Escape(run.Text), run.Look)));
    }

    /// <summary>Emphasis touches its words on both sides, or it is none.</summary>
    private static string Marked(string text, TextLook look)
    {
        var marks = (look.HasFlag(TextLook.Bold) ? "**" : "") + (look.HasFlag(TextLook.Italic) ? "*" : "");
        var words = text.Trim();
        return marks == "" || words == "" ? text : text.Replace(words, marks + words + marks, StringComparison.Ordinal);
    }

    private static string Code(string text) => text.Contains('`', StringComparison.Ordinal) ? $"`` {text.Replace("``", "ˋˋ", StringComparison.Ordinal)} ``" : $"`{text}`";

    private static string WithoutBackticks(string text) => text.Replace(Fence, "ˋˋˋ", StringComparison.Ordinal);
}
