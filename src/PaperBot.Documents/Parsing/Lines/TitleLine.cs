using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>
/// Reads a title and its authors on one line, which Markdown marks as such: <c>**Title** (authors)</c>, <c>## Title (authors)</c>,
/// <c>- [x] Title (authors) #tags</c>, <c>**Title** — Ann Lee, Bob Ray</c>.
/// </summary>
internal static partial class TitleLine
{
    private const int MaxLength = 1000;
    private static readonly char[] Separators = ['/', '|', '—', '–'];

    /// <summary>The title, or null if the line is anything else.</summary>
    public static ClassifiedLine.Titled? Find(DocumentLine line)
    {
        var isHeading = MarkdownMarks.WithoutHeading(line.Text) != line.Text;
        if (line.Text.Length > MaxLength || !(isHeading || line.Text[0] is '*' or '_' or '[' || MarkdownMarks.WithoutFront(line.Text) != line.Text))
        {
            return null;
        }

        var (text, tags) = TrailingTags.Split(line.Text);
        return (FindBracketed(text, isHeading) ?? FindApart(MarkdownMarks.WithoutFront(text))) is var (title, authors)
            ? new(line.Number, line.Text, title, authors) { Tags = tags }
            : null;
    }

    /// <summary>
    /// The title and the authors of a line that is certainly a title: names of several people in brackets or behind a separator,
    /// <c>Title (Ann Lee, Bob Ray)</c>, <c>Title / Ann Lee, Bob Ray</c>. Null if the whole line is the title.
    /// </summary>
    public static (string Title, AuthorList Authors)? FindPlain(string text)
    {
        var start = Brackets.StartOfLastPair(text);
        var (front, names) = start > 0 ? (text[..start], text[(start + 1)..^1])
            : text.LastIndexOfAny(Separators) is > 0 and var at ? (text[..at], text[(at + 1)..]) : ("", "");
        return front.EndsWith(' ') && AuthorsLine.TryReadPlain(names.Trim(), out var authors) && !Hangul.IsIn(text) && MarkdownMarks.TitleOf(front.Trim()) is var title
            && Prose.IsTitleLike(title, severalAuthors: false) ? (title, authors) : null;
    }

    // Brackets after a bold title contain authors if they contain names. In a heading they can be part of the title unless they name several people.
    private static (string Title, AuthorList Authors)? FindBracketed(string text, bool isHeading)
    {
        if (Brackets.StartOfLastPair(text) is not (> 0 and var start) || !AuthorsLine.TryRead(text[start..], out var authors))
        {
            return null;
        }

        var front = text[..start].TrimEnd();
        var content = MarkdownMarks.WithoutFront(text);
        var title = MarkdownMarks.TitleOf(front);
        var isMarked = isHeading ? authors.Count > 1 && AuthorsLine.ArePeople(authors) : title != MarkdownMarks.WithoutFront(front)
            || (content != text && !Hangul.IsIn(title) && authors.Names.All(name => name.Contains(' ', StringComparison.Ordinal)));
        return isMarked && Prose.IsTitleLike(title, severalAuthors: authors.Count > 1) ? (title, authors) : null;
    }

    // A bold title or one that is a link, and names of people without brackets, apart from it.
    private static (string Title, AuthorList Authors)? FindApart(string text) =>
        Apart.Match(text) is { Success: true } match && MarkdownMarks.TitleOf(match.Groups["title"].Value) is var title
        && TitleLinks.Without(match.Groups["authors"].Value).Trim(' ', '*', '_', '(', ')') is { Length: > 0 } names
        && (AuthorsLine.TryReadPlain(names, out var authors) || (EtAl.IsMatch(names) && AuthorsLine.TryRead($"({names})", out authors)))
        && Prose.IsTitleLike(title, severalAuthors: true) ? (title, authors) : null;

    [GeneratedRegex(@"^(?<title>\*\*(?>[^*]+)\*\*|__(?>[^_]+)__|\[(?>[^\[\]]+)\]\(https?://[^\s()]+\)|<https?://[^\s<>|]+\|(?>[^<>|]+)>)\s*([-–—|:·/,]|\bby\b)\s*(?<authors>\S.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Apart { get; }

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’.-]*(\s\p{Lu}[\p{L}'’.-]*){0,3},?\s(et al\.?|and others)$", RegexOptions.CultureInvariant)]
    private static partial Regex EtAl { get; }
}
