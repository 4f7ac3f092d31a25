using System.Text.RegularExpressions;
using PaperBot.Entries;

namespace PaperBot.Parsing;

/// <summary>What stands below a vault note's title.</summary>
/// <param name="Abstract">The first quote without its <c>&gt;</c>, lines and blank lines as written, or null.</param>
/// <param name="Commentary">The other text, a paragraph a line.</param>
/// <param name="Tags">The tags of all tags lines, or of the end of the text where no line is tags alone; each once.</param>
internal sealed partial record VaultNoteBody(string? Abstract, IReadOnlyList<string> Commentary, IReadOnlyList<Tag> Tags)
{
    private static readonly string[] EnglishMarks = ["<english>", "</english>"];

    /// <summary>Reads the lines below the title. Lists of links to other notes, as under <c># Links</c>, are left out.</summary>
    public static VaultNoteBody Read(IEnumerable<DocumentLine> lines)
    {
        var quote = new List<DocumentLine>();
        var commentary = new List<string>();
        var tags = new List<Tag>();
        var isQuoteOver = false;
        var isInLinks = false;
        foreach (var line in lines)
        {
            isInLinks = Heading.IsMatch(line.Text) ? LinksHeading.IsMatch(line.Text) : isInLinks;
            var isQuote = !isInLinks && !isQuoteOver && line.Text[0] == '>';
            isQuoteOver |= quote.Count > 0 && !isQuote;
            if (isInLinks || NoteLinks.IsMatch(line.Text))
            {
                continue;
            }

            if (isQuote)
            {
                quote.Add(line);
            }
            else if (TagsLine.TryRead(line.Text, out var found))
            {
                tags.AddRange(found);
            }
            else if (WithoutEnglishMarks(line.Text) is { Length: > 0 } paragraph)
            {
                commentary.Add(paragraph);
            }
        }

        if (tags.Count == 0 && commentary is [.., var last])
        {
            (commentary[^1], var trailing) = TrailingTags.Split(last);
            tags.AddRange(trailing);
        }

        return new VaultNoteBody(Unquoted(quote), commentary, [.. tags.Distinct()]);
    }

    private static string? Unquoted(List<DocumentLine> quote)
    {
        var lines = quote.SelectMany((line, at) =>
            at > 0 && line.Number > quote[at - 1].Number + 1 ? ["", line.Text[1..].Trim()] : (string[])[line.Text[1..].Trim()]);
        return string.Join('\n', lines).Trim() is { Length: > 0 } text ? text : null;
    }

    private static string WithoutEnglishMarks(string line)
    {
        var text = line.AsSpan();
        foreach (var mark in EnglishMarks)
        {
            text = text.StartsWith(mark, StringComparison.OrdinalIgnoreCase) ? text[mark.Length..].TrimStart() : text;
            text = text.EndsWith(mark, StringComparison.OrdinalIgnoreCase) ? text[..^mark.Length].TrimEnd() : text;
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^#{1,6}\s", RegexOptions.CultureInvariant)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"^#{1,6}\s+links$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LinksHeading { get; }

    // A line of nothing but [[other note]].
    [GeneratedRegex(@"^([-*+]\s+)?(?>!?\[\[[^\[\]]+\]\][\s,]*)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NoteLinks { get; }
}
