namespace PaperBot.Parsing.Lines;

/// <summary>Classifies lines by what each says when read alone.</summary>
internal static class LineClassifier
{
    private const int MaxWraps = 100;

    /// <summary>The lines in order, each classified when it is enumerated.</summary>
    public static IEnumerable<ClassifiedLine> Classify(IReadOnlyList<DocumentLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (FindWrappedAuthors(lines, i) is var (authors, next))
            {
                yield return authors;
                i = next - 1;
            }
            else
            {
                yield return Classify(lines[i], isFirst: i == 0);
            }
        }
    }

    private static ClassifiedLine Classify(DocumentLine line, bool isFirst) =>
        DateLine.TryRead(line.Text, out var date) ? new ClassifiedLine.Dated(line.Number, line.Text, date)
        : TagsLine.TryRead(line.Text, out var tags) ? new ClassifiedLine.Tagged(line.Number, line.Text, tags)
        : AuthorsLine.TryRead(MarkdownMarks.WithoutMarks(line.Text), out var authors) ? new ClassifiedLine.Authored(line.Number, line.Text, authors)
        : AuthorsLine.TryReadLabelled(line.Text, out authors) ? new ClassifiedLine.Authored(line.Number, line.Text, authors)
        : LinksLine.IsHeading(line.Text) ? new ClassifiedLine.LinksHeading(line.Number, line.Text)
        : LinksLine.IsLinks(line.Text) ? new ClassifiedLine.Linked(line.Number, line.Text)
        : DateLine.FindCandidate(line.Text, isFirst) is { } candidate ? new ClassifiedLine.MaybeDated(line.Number, line.Text, candidate)
        : TitleLine.Find(line) is { } titled ? titled
        : new ClassifiedLine.Written(line.Number, line.Text);

    // (Ann Lee, Bob Ray,⏎Cho Kim): brackets that are closed at the end of a later line. The search stops at the next line that begins with a
    // bracket, so no line is examined twice.
    private static (ClassifiedLine.Authored Line, int Next)? FindWrappedAuthors(IReadOnlyList<DocumentLine> lines, int first)
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

        var joined = DocumentLines.Join([.. lines.Skip(first).Take(next - first).Select(line => line.Text)]);
        return AuthorsLine.TryRead(joined, out var authors) ? (new(lines[first].Number, joined, authors), next) : null;
    }
}
