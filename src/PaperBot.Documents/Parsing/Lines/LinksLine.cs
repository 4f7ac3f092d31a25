using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>Recognises lines that are links and nothing else, and the headings above them.</summary>
internal static partial class LinksLine
{
    private const int MaxLength = 4096;

    /// <summary>
    /// Whether a line is links to web pages: addresses, <c>[paper](address)</c>, <c>&lt;address|code&gt;</c>, <c>arXiv:2405.04434</c>, with or without a mark
    /// of a list or a label such as <c>Paper:</c>. The label of a link is a word for what it leads to, or an address: any other can be a title. What ends in <c>...</c> leads nowhere.
    /// </summary>
    public static bool IsLinks(string line)
    {
        var hasAddress = line.Contains("://", StringComparison.Ordinal);
        if (line.Length > MaxLength || line.EndsWith('…') || line.EndsWith("...", StringComparison.Ordinal) || !(hasAddress || line.Contains("arxiv", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        var written = MarkdownMarks.WithoutMarks(MarkdownMarks.WithoutFront(line));
        var text = WrittenArxivId.Without(written);
        if (!hasAddress && text == written)
        {
            return false;
        }

        var rest = Link.Replace(Label.Replace(text, ""), link => !link.Groups["label"].Success || TitleLinks.IsLabel(link.Groups["label"].Value) ? " "
            : LinkFinder.IsOneAddress(link.Groups["label"].Value) ? " " : link.Value);
        return LinkFinder.IsOneAddress(text) || rest.AsSpan().Trim(" |,·/-–—()[]*_").IsEmpty;
    }

    /// <summary>Whether a line says that its links are the paper: <c>Paper: https://…</c>, <c>- 링크: https://…</c>.</summary>
    public static bool IsPaper(string line) => IsLinks(line) && PaperLabel.IsMatch(MarkdownMarks.WithoutFront(line));

    /// <summary>Whether a line is links to other notes: <c>- [[240402 Dew]]</c>.</summary>
    public static bool IsNoteLinks(string line) => NoteLinks.IsMatch(line);

    /// <summary>Whether a line is a heading above links.</summary>
    public static bool IsHeading(string line) => line[0] == '#' && Heading.IsMatch(line);

    [GeneratedRegex(@"^[*_]*\[?(paper|논문|pdf|arxiv|abs|doi|url|links?|링크|주소|원문|code|코드|github|project( page)?|source|model|demo)(\]\s|[*_]*\s*[:：])[*_]*\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Label { get; }

    [GeneratedRegex(@"^[*_]*(paper|논문|pdf|arxiv|abs|doi|url|link|링크|주소|원문)[*_]*\s*[:：]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PaperLabel { get; }

    [GeneratedRegex(@"\[(?>(?<label>[^\[\]]+))\]\(https?://[^\s()]+\)|<https?://[^\s<>|]+(\|(?<label>[^<>|]+))?>|https?://[^\s()<>\[\]|]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"^([-*+]\s+)?(?>!?\[\[[^\[\]]+\]\][\s,]*)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NoteLinks { get; }

    [GeneratedRegex(@"^#{1,6}\s+(links?|related links|링크|관련 링크)\s*(:\s*)?#*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading { get; }
}
