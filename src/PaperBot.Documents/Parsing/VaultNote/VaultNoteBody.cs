using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.VaultNote;

/// <summary>What a vault note contains below its title.</summary>
/// <param name="Abstract">The quoted abstract without its <c>&gt;</c>, lines and blank lines as written, or null.</param>
/// <param name="Commentary">The other text: a paragraph is a line, a code block or a table.</param>
/// <param name="Tags">The tags of all tags lines, or those at the end of the text if no line consists of tags; each once.</param>
/// <param name="NoteLinks">The other notes that are named outside code; each once.</param>
internal sealed record VaultNoteBody(
    string? Abstract, IReadOnlyList<string> Commentary, IReadOnlyList<Tag> Tags, IReadOnlyList<NoteLink> NoteLinks)
{
    private static readonly string[] EnglishMarks = ["<english>", "</english>"];

    /// <summary>Reads the parts below the title. Lists of links to other notes, as under <c># Links</c>, are not commentary.</summary>
    public static VaultNoteBody Read(IReadOnlyList<VaultNotePart> parts)
    {
        var text = OutsideLinks(parts).ToList();
        var quote = VaultNoteAbstract.Find(text);
        var commentary = new List<string>();
        var tags = new List<Tag>();
        var quoted = quote.ToHashSet();
        foreach (var part in text.Where(part => !quoted.Contains(part) && !LinksLine.IsNoteLinks(part.Text)))
        {
            if (part.Kind is VaultNotePartKind.Code or VaultNotePartKind.Table)
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

        TrailingTags.MoveTo(tags, commentary);
        var links = parts.Where(part => part.Kind is not VaultNotePartKind.Code).SelectMany(part => NoteLink.Find(part.Text)).Distinct();
        return new VaultNoteBody(VaultNoteAbstract.TextOf(quote), commentary, [.. tags.Distinct()], [.. links]);
    }

    /// <summary>The parts that are not under a heading <c># Links</c>.</summary>
    private static IEnumerable<VaultNotePart> OutsideLinks(IEnumerable<VaultNotePart> parts)
    {
        var isInLinks = false;
        foreach (var part in parts)
        {
            isInLinks = part.Kind is VaultNotePartKind.Heading ? part.Text.Trim('#').Trim().Equals("links", StringComparison.OrdinalIgnoreCase) : isInLinks;
            if (!isInLinks)
            {
                yield return part;
            }
        }
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
}
