using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>
/// Brings what people write above a title into the usual order: tags to the end of the entry, the paper's address below the title and its authors.
/// </summary>
internal static class EntryOrder
{
    private const int MaxTitleLines = 30;

    /// <summary>Moves a labelled date that stands among the fields below a title above that title.</summary>
    public static ClassifiedLine[] WithDatesAbove(ClassifiedLine[] lines)
    {
        for (var at = 1; at < lines.Length - 1; at++)
        {
            if (lines[at] is not ClassifiedLine.Dated || !DateLine.IsLabelled(lines[at].Text))
            {
                continue;
            }

            var title = at - 1;
            while (title > 0 && at - title < MaxTitleLines && lines[title] is ClassifiedLine.Authored or ClassifiedLine.Linked or ClassifiedLine.Tagged)
            {
                title--;
            }

            var isBelowTitle = lines[title] is ClassifiedLine.Written && (lines[title].Text[0] == '#' || title < at - 1) && !IsTagged(lines, title + 1, at)
                && lines[at + 1] is not ClassifiedLine.Dated && lines[at + 1].Text is not ['#', '#' or ' ', ..] && !(at + 2 < lines.Length && title == at - 1 && lines[at + 2] is ClassifiedLine.Authored);
            if (isBelowTitle)
            {
                var date = lines[at];
                Array.Copy(lines, title, lines, title + 1, at - title);
                lines[title] = date;
            }
        }

        return lines;
    }

    /// <summary>The lines under one date in the usual order.</summary>
    public static IReadOnlyList<ClassifiedLine> Of(IReadOnlyList<ClassifiedLine> lines) => WithLinksBelow(WithTagsBelow(WithPlainAuthors(lines)));

    // Names without brackets are authors directly below what can only be a title.
    private static ClassifiedLine[] WithPlainAuthors(IReadOnlyList<ClassifiedLine> lines)
    {
        var read = lines.ToArray();
        var title = 0;
        for (var at = 1; at < read.Length; at++)
        {
            // The paper's address may be between a title and its authors.
            title = read[at - 1] is ClassifiedLine.Linked ? title : at - 1;
            if (read[at] is ClassifiedLine.Written && read[title] is ClassifiedLine.Written and not (ClassifiedLine.Linked or ClassifiedLine.LinksHeading or ClassifiedLine.Titled)
                && (title == 0 || read[title - 1] is ClassifiedLine.Tagged or ClassifiedLine.Linked || read[title - 1].Number < read[title].Number - 1 || read[title].Text[0] == '#')
                && AuthorsLine.TryReadPlain(read[at].Text, out var authors) && Prose.IsTitleLike(MarkdownMarks.TitleOf(read[title].Text), severalAuthors: false))
            {
                read[at] = new ClassifiedLine.Authored(read[at].Number, read[at].Text, authors);
            }
        }

        return read;
    }

    // Tags among fields belong to them only if no text separates them; with # they end the entry before.
    private static bool IsTagged(ClassifiedLine[] lines, int from, int to) =>
        lines.Skip(from).Take(to - from).Any(line => line is ClassifiedLine.Tagged && line.Text.TrimStart()[0] is '#' or '＃');

    // If the first tags are above the first title and none are at the end, each tags line belongs to the entry below it.
    private static ClassifiedLine[] WithTagsBelow(ClassifiedLine[] lines)
    {
        if (lines is not [ClassifiedLine.Tagged, _, ..] || lines[^1] is ClassifiedLine.Tagged)
        {
            return lines;
        }

        var (moved, held) = (new List<ClassifiedLine>(), new List<ClassifiedLine>());
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at] is not ClassifiedLine.Tagged)
            {
                moved.Add(lines[at]);
                continue;
            }

            if (at > 0 && lines[at - 1] is not ClassifiedLine.Tagged)
            {
                moved.AddRange(held);
                held.Clear();
            }

            held.Add(lines[at]);
        }

        return [.. moved, .. held];
    }

    private static List<ClassifiedLine> WithLinksBelow(ClassifiedLine[] lines)
    {
        var moved = new List<ClassifiedLine>();
        var isStyle = lines is [ClassifiedLine.Linked, ..];
        for (var at = 0; at < lines.Length;)
        {
            var end = at;
            while (end < lines.Length && lines[end] is ClassifiedLine.Linked)
            {
                end++;
            }

            if (end > at && IsAbove(lines, at, end, isStyle) && FindEndOfHeading(lines, end, isStyle) is { } next)
            {
                moved.AddRange(lines.Skip(end).Take(next - end));
                moved.AddRange(lines.Skip(at).Take(end - at).Cast<ClassifiedLine.Linked>().Select(line => line with { IsFromAbove = true }));
                at = next;
            }
            else
            {
                moved.AddRange(lines.Skip(at).Take(Math.Max(1, end - at)));
                at = Math.Max(at + 1, end);
            }
        }

        return moved;
    }

    // Links may belong to the title below if they are apart from the text before them: in a document that begins so, or if they lead to a paper.
    private static bool IsAbove(ClassifiedLine[] lines, int at, int end, bool isStyle) => end < lines.Length
        && (at == 0 || lines[at - 1] is ClassifiedLine.Tagged || lines[at - 1].Number < lines[at].Number - 1)
        && (isStyle || (lines[end].Number == lines[end - 1].Number + 1 && LinkFinder.FindWithIds(lines[end - 1].Text).Any(link => link.ArxivId is not null || link.Kind is LinkKind.Pdf)));

    // The line after the title and the authors that begin at a line; after the title alone in a document that begins with a link.
    private static int? FindEndOfHeading(ClassifiedLine[] lines, int at, bool isStyle)
    {
        if (lines[at] is ClassifiedLine.Titled)
        {
            return at + 1;
        }

        var end = at;
        while (end < lines.Length && end - at < MaxTitleLines && lines[end] is ClassifiedLine.Written and not (ClassifiedLine.Linked or ClassifiedLine.LinksHeading)
            && (end == at || lines[end].Number == lines[end - 1].Number + 1) && !Hangul.IsIn(lines[end].Text))
        {
            end++;
        }

        return end > at && end < lines.Length && lines[end] is ClassifiedLine.Authored ? end + 1
            : at + 1 < lines.Length && lines[at] is ClassifiedLine.Written && lines[at + 1] is ClassifiedLine.Authored ? at + 2
            : isStyle && lines[at] is ClassifiedLine.Written && !Hangul.IsIn(lines[at].Text) && Prose.IsTitleLike(lines[at].Text, severalAuthors: false) ? at + 1
            : null;
    }
}
