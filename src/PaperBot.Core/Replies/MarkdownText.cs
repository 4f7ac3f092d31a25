using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers;
using PaperBot.Replies.Latex;

namespace PaperBot.Replies;

/// <summary>
/// Reads the Markdown and LaTeX that documents are written in, for display; what is stored and searched stays as it was written. Pure.
/// </summary>
internal static partial class MarkdownText
{
    // Markdig takes quadratic time over the marks that nothing closes.
    private const int MaxMarks = 2_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\\$*_`[<&^~×%{");
    private static readonly SearchValues<char> LineMarks = SearchValues.Create("#>+-=|");
    private static readonly MarkdownPipeline Blocks = Pipeline(onlyLines: false);
    private static readonly MarkdownPipeline Line = Pipeline(onlyLines: true);

    /// <summary>The text as it is shown: cleaned (<see cref="DisplayText.Clean"/>), a line feed between paragraphs, bullets before the items of lists.</summary>
    public static StyledText Read(string text) => Parse(DisplayText.Clean(text), Blocks);

    /// <summary>Paragraphs that were read line by line, as one text; the lines of a code block are put together again.</summary>
    public static StyledText Read(IEnumerable<string> paragraphs)
    {
        var text = new StringBuilder();
        var isCode = false;
        foreach (var paragraph in paragraphs)
        {
            text.Append(paragraph).Append(isCode ? "\n" : "\n\n");
            isCode ^= IsFence(paragraph);
            if (isCode && text.Length > 1 && text[^2] == '\n')
            {
                text.Length--;
            }
        }

        return Read(text.ToString());
    }

    /// <summary>Whether a paragraph begins or ends a code block whose other lines are paragraphs of their own.</summary>
    internal static bool IsFence(string paragraph) =>
        paragraph.StartsWith("```", StringComparison.Ordinal) && paragraph.IndexOf("```", 3, StringComparison.Ordinal) < 0;

    /// <summary>A title or the like as it is shown: one line without styles.</summary>
    public static string ReadLine(string text) => DisplayText.CleanLine(Parse(DisplayText.CleanLine(text), Line).Plain);

    private static StyledText Parse(string text, MarkdownPipeline pipeline)
    {
        if (text.AsSpan().Count('[') + text.AsSpan().Count('*') + text.AsSpan().Count('_') + text.AsSpan().Count('>') > MaxMarks)
        {
            return text;
        }

        if (!HasMarkup(text))
        {
            return string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }

        try
        {
            return MarkdownRuns.Of(Markdown.Parse(Callout.Replace(DoubledText.MakeSingle(text), ShowCallout), pipeline));
        }
        catch (ArgumentException)
        {
            // Markdig refuses quotes, lists or emphasis nested over a hundred deep: no note is like that. It is shown as it was written.
            return text;
        }
    }

    /// <summary>Whether anything in a text can be Markdown or LaTeX: most commentary has nothing of them, and need not be parsed.</summary>
    private static bool HasMarkup(string text)
    {
        if (text.AsSpan().ContainsAny(Marks) || text.Contains("--", StringComparison.Ordinal))
        {
            return true;
        }

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.TrimStart() is [var first, ..] && (char.IsAsciiDigit(first) || LineMarks.Contains(first)))
            {
                return true;
            }
        }

        return false;
    }

    // The mark of a callout of Obsidian is not shown, but its title is, or else its kind.
    private static string ShowCallout(Match callout)
    {
        var (kind, title) = (callout.Groups["kind"].Value, callout.Groups["title"].Value.Trim());
        return $"{callout.Groups["quote"]}**{(title.Length > 0 ? title : char.ToUpperInvariant(kind[0]) + kind[1..])}**";
    }

    [GeneratedRegex(@"^(?<quote>[ \t]*>[> \t]*)\[!(?<kind>[^\[\]\n]{1,40})\][+-]?(?<title>[^\n]*)$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Callout { get; }

    // Without HTML, headings by underlines and code by indentation: in notes their marks mean themselves. With LaTeX, links to other notes, and
    // addresses and products whose signs are no emphasis. Each parser looks ahead a bounded length, or once a paragraph: parsing stays linear.
    private static MarkdownPipeline Pipeline(bool onlyLines)
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UseCjkFriendlyEmphasis();
        builder.InlineParsers.InsertRange(0,
        [
            new AccentParser(), new CitationParser(), new LinkCommandParser(), new MathParser(), new BareMathParser(), new CommandParser(),
            new GroupParser(), new QuoteParser(), new SignParser(), new WikiLinkParser(), new AddressParser(),
        ]);
        builder.BlockParsers.RemoveAll(parser => parser is IndentedCodeBlockParser || (onlyLines && parser is not ParagraphBlockParser));
        builder.BlockParsers.Find<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        return builder.Build();
    }
}
