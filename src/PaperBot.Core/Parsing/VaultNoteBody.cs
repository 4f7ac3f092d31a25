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

    /// <summary>Reads the parts below the title. Lists of links to other notes, as under <c># Links</c>, are left out.</summary>
    public static VaultNoteBody Read(IEnumerable<VaultNotePart> parts)
    {
        var quote = new List<VaultNotePart>();
        var commentary = new List<string>();
        var tags = new List<Tag>();
        var isQuoteOver = false;
        var isInLinks = false;
        var remarked = -1;
        foreach (var part in parts)
        {
            isInLinks = part.Kind is VaultNotePartKind.Heading ? IsLinksHeading(part.Text) : isInLinks;
            var isRemark = Callout.Match(part.Text) is { Success: true } callout
                ? !callout.Groups["abstract"].Success
                : remarked == part.Number - 1 && part.Text[0] == '>';
            remarked = isRemark ? part.Number : -1;
            var isQuote = part.Text[0] == '>' && !isInLinks && !isQuoteOver && !isRemark;
            isQuoteOver |= quote.Count > 0 && !isQuote;
            if (isInLinks || NoteLinks.IsMatch(part.Text))
            {
                continue;
            }

            if (isQuote)
            {
                quote.Add(part);
            }
            else if (part.Kind is VaultNotePartKind.Code or VaultNotePartKind.Table)
            {
                commentary.Add(part.Text);
            }
            else if (TagsLine.TryRead(part.Text, out var found))
            {
                tags.AddRange(found);
            }
            else if (WithoutEnglishMarks(part.Text) is { Length: > 0 } paragraph)
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

    private static bool IsLinksHeading(string text) => text.Trim('#').Trim().Equals("links", StringComparison.OrdinalIgnoreCase);

    private static string? Unquoted(List<VaultNotePart> quote)
    {
        // A callout's title says only what it is, unless nothing stands below it.
        var texts = quote.Select((part, at) => (part.Number, Text: at == 0 ? Callout.Replace(part.Text, quote.Count > 1 ? "" : "${title}") : part.Text)).ToList();
        var lines = texts.SelectMany((line, at) => at > 0 && line.Number > texts[at - 1].Number + 1 ? ["", Unmarked(line.Text)] : (string[])[Unmarked(line.Text)]);
        return string.Join('\n', lines).Trim() is { Length: > 0 } text ? text : null;
    }

    private static string Unmarked(string line) => line.TrimStart('>', ' ', '\t').Trim();

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

    // A callout of any kind but these is the reader's own remark.
    [GeneratedRegex(@"^>\s*\[!((?<abstract>abstract|summary|tldr|quote|cite)|[^\]]*)\][+-]?(?<title>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Callout { get; }

    // A line of nothing but [[other note]].
    [GeneratedRegex(@"^([-*+]\s+)?(?>!?\[\[[^\[\]]+\]\][\s,]*)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NoteLinks { get; }
}
