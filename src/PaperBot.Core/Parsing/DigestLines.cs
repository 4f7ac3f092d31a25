using PaperBot.Entries;

namespace PaperBot.Parsing;

/// <summary>Cuts a digest into classified lines.</summary>
internal static class DigestLines
{
    private const int MostWraps = 100;

    /// <summary>The lines of a text that are not blank, in order.</summary>
    public static IReadOnlyList<DigestLine> Read(string text) => [.. Read(DocumentLines.Read(text))];

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

    /// <summary>The text without the marks of a Markdown heading.</summary>
    public static string WithoutHeadingMarks(string text)
    {
        var content = text.TrimStart('#');
        return text.Length - content.Length is >= 1 and <= 6 && content is [' ' or '\t', ..] ? content.Trim() : text;
    }

    /// <summary>The text of a title line without Markdown's marks of a heading, bold or italic.</summary>
    public static string WithoutMarks(string text)
    {
        var title = WithoutHeadingMarks(text);
        foreach (var mark in (string[])["**", "*"])
        {
            if (title.Length > 2 * mark.Length && title.StartsWith(mark, StringComparison.Ordinal) && title.EndsWith(mark, StringComparison.Ordinal)
                && title.AsSpan(mark.Length..^mark.Length) is var inner && !inner.Contains('*') && !inner.StartsWith(" ") && !inner.EndsWith(" "))
            {
                return inner.ToString();
            }
        }

        return title;
    }

    private static DigestLine Classify(DocumentLine line)
    {
        var heading = WithoutHeadingMarks(line.Text);
        return WrittenDate.TryParse(heading, out var date) ? new DigestLine.Dated(line.Number, line.Text, date)
            : WrittenDate.IsWrittenAsDate(heading) ? new DigestLine.Dated(line.Number, line.Text, null)
            : TagsLine.TryRead(line.Text, out var tags) ? new DigestLine.Tagged(line.Number, line.Text, tags)
            : AuthorsLine.TryRead(line.Text, out var authors) ? new DigestLine.Authored(line.Number, line.Text, authors)
            : new DigestLine.Written(line.Number, line.Text);
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

        var joined = lines.Skip(first).Take(next - first).Select(line => line.Text);
        return open == 0 && next - first is > 1 and <= MostWraps && AuthorsLine.TryRead(string.Join(' ', joined), out var authors)
            ? (new(lines[first].Number, string.Join(' ', joined), authors), next)
            : null;
    }
}
