using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>Cuts a digest into classified lines.</summary>
internal static class DigestLines
{
    private const int MaxWraps = 100;
    private const int MaxSettings = 40;

    /// <summary>The lines of a text that are not blank, in order.</summary>
    public static IReadOnlyList<DigestLine> Read(string text) => [.. Read(Content(DocumentLines.Read(text)))];

    /// <summary>The lines without Markdown's rules; of a block of settings in front (<c>---</c>, <c>date: 2024-05-07</c>, <c>---</c>), the date.</summary>
    public static IReadOnlyList<DocumentLine> Content(IReadOnlyList<DocumentLine> lines)
    {
        var end = lines is [{ Text: "---" }, ..] ? lines.Take(MaxSettings).ToList().FindIndex(1, line => line.Text is "---" or "...") : -1;
        var isFront = end > 1 && lines.Take(1..end).All(line => line.Text.Contains(':') || line.Text[0] == '-');
        return [.. lines.Where((line, at) => !MarkdownMarks.IsRule(line.Text) && (!isFront || at >= end || DateLine.TryRead(line.Text, out _)))];
    }

    /// <summary>The same, each line classified when it is asked for.</summary>
    public static IEnumerable<DigestLine> Read(IReadOnlyList<DocumentLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (WrappedAuthors(lines, i) is var (authors, next))
            {
                yield return authors;
                i = next - 1;
            }
            else
            {
                yield return Classify(lines[i]);
            }
        }
    }

    private static DigestLine Classify(DocumentLine line)
    {
        return DateLine.TryRead(line.Text, out var date) ? new DigestLine.Dated(line.Number, line.Text, date)
            : TagsLine.TryRead(line.Text, out var tags) ? new DigestLine.Tagged(line.Number, line.Text, tags)
            : AuthorsLine.TryRead(MarkdownMarks.WithoutMarks(line.Text), out var authors) ? new DigestLine.Authored(line.Number, line.Text, authors)
            : TitleAndAuthors(line.Text) is var (title, names) ? new DigestLine.Titled(line.Number, line.Text, title, names)
            : new DigestLine.Written(line.Number, line.Text);
    }

    // A bracket behind a bold title holds authors, if it holds names; in a heading it can belong to the title unless several people stand in it.
    private static (string Title, IReadOnlyList<string> Authors)? TitleAndAuthors(string text)
    {
        var isHeading = MarkdownMarks.WithoutHeading(text) != text;
        if (!(isHeading || text[0] is '*' or '_' or '-' or '+') || Brackets.StartOfLastPair(text) is not (> 0 and var start)
            || !AuthorsLine.TryRead(text[start..], out var authors))
        {
            return null;
        }

        var front = text[..start].TrimEnd();
        var title = MarkdownMarks.TitleOf(front);
        var isMarked = isHeading ? authors.Count > 1 && AuthorsLine.ArePeople(authors) : title != MarkdownMarks.WithoutItem(front);
        return isMarked && Prose.IsTitleLike(title, severalAuthors: authors.Count > 1) ? (title, authors) : null;
    }

    // (Ann Lee, Bob Ray,⏎Cho Kim): a bracket left open by names, and closed at the end of one of the next lines. No line is looked at
    // twice, for the search ends at the next line that begins with a bracket.
    private static (DigestLine.Authored Line, int Next)? WrappedAuthors(IReadOnlyList<DocumentLine> lines, int first)
    {
        if (Brackets.Step(lines[first].Text[0]) != 1)
        {
            return null;
        }

        var open = Brackets.Open(lines[first].Text);
        var next = first + 1;
        while (open > 0 && next < lines.Count && Brackets.Step(lines[next].Text[0]) != 1)
        {
            open += Brackets.Open(lines[next++].Text);
        }

        if (open != 0 || next - first is not (> 1 and <= MaxWraps))
        {
            return null;
        }

        var joined = WrappedLines.JoinAll([.. lines.Skip(first).Take(next - first).Select(line => line.Text)]);
        return AuthorsLine.TryRead(joined, out var authors) ? (new(lines[first].Number, joined, authors), next) : null;
    }
}
