using System.Text;
using PaperBot.Entries;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>
/// Reads a digest: a date line, then entries of a title line, an <c>(authors)</c> line, perhaps an English abstract, commentary a
/// paragraph a line, and a tags line. A document may hold several digests, each under its date line.
/// </summary>
public static class DigestParser
{
    /// <summary>Reads the entries of a digest. Pure; takes time linear in the text.</summary>
    /// <param name="file">The document's name, for problems, and for the date where the text has no date line.</param>
    /// <param name="text">The document's text, well-formed UTF-16.</param>
    /// <returns>Entries, or at least one problem that says why there are none.</returns>
    public static ParseResult Parse(string file, string text)
    {
        var problems = new ProblemList(file);
        var lines = DigestLines.Content(DocumentLines.Read(text));
        var width = LineWidth.OfDocument(lines);
        var sections = DigestSection.Split(WithDate([.. DigestLines.Read(lines)], problems));
        var dated = new List<(EntryDraft Draft, DateOnly? Date)>();
        foreach (var section in sections)
        {
            var (drafts, front) = DigestSegments.Cut(section.Lines);
            if (drafts.Count == 0 && (section.Dated is not null || sections.Count == 1))
            {
                problems.Fail(section.FirstLine, WhyEmpty(section));
            }
            else if (drafts.Count == 0 || front.Count > 0)
            {
                problems.Warn(section.FirstLine, "Text in front of the first entry was left out. Move it below a title, or delete it.");
            }

            if (drafts.Count > 0)
            {
                var date = DateOf(section, problems);
                dated.AddRange(drafts.Select(draft => (draft, date)));
            }
        }

        return new ParseResult(DocumentFormat.Digest, [.. WithoutRepetitions(dated, width, problems).Select(item => item.Draft.ToEntry(item.Date, width))], problems.Items);
    }

    // Where no line is a date, the headline holds it: 오늘의 논문 (2024-05-07).
    private static DigestLine[] WithDate(DigestLine[] lines, ProblemList problems)
    {
        if (lines is [DigestLine.Written first, not DigestLine.Authored, ..] && !lines.Any(line => line is DigestLine.Dated)
            && DateLine.FindWithin(first.Text) is { } date)
        {
            problems.Warn(first.Number, $"There is no date line; {date:yyyy-MM-dd} was taken from this one. Write the date on a line of its own.");
            lines[0] = new DigestLine.Dated(first.Number, first.Text, date);
        }

        return lines;
    }

    private static string WhyEmpty(DigestSection section) => section switch
    {
        { Lines: [_, ..] } => "No entry begins here. Write a title on a line of its own, (authors) on the next, and #tags at the end.",
        { Dated: not null } => "There is no entry below this date. Write a title, (authors) on the next line, the text, and #tags.",
        _ => "The document is empty. Write a date line, then entries: a title, (authors) on the next line, the text, and #tags.",
    };

    private static DateOnly? DateOf(DigestSection section, ProblemList problems)
    {
        if (section.Dated is { } dated)
        {
            if (dated.Date is null)
            {
                problems.Fail(dated.Number, $"The calendar has no {dated.Text}: the entries below have no date now. Correct it.");
            }

            return dated.Date;
        }

        var date = FileNameDate.Find(problems.File);
        problems.Warn(section.FirstLine, date is { } found
            ? $"There is no date line; {found:yyyy-MM-dd} was taken from the file's name. Begin the document with that date."
            : "There is no date, so no look-up by date finds these entries. Begin the document with a line such as 2024-05-07.");
        return date;
    }

    private static List<(EntryDraft Draft, DateOnly? Date)> WithoutRepetitions(
        List<(EntryDraft Draft, DateOnly? Date)> dated, LineWidth? width, ProblemList problems)
    {
        var kept = new List<(EntryDraft, DateOnly?)>();
        var known = new Dictionary<(string, DateOnly?), EntryDraft>();
        foreach (var (draft, date) in dated)
        {
            if (draft.Title.Length == 0)
            {
                problems.Warn(draft.Line, "This entry has no title. Write one on a line of its own, above the (authors).");
                kept.Add((draft, date));
            }
            else if (known.TryAdd((Folded(draft.Title), date), draft))
            {
                kept.Add((draft, date));
            }
            else
            {
                var first = known[(Folded(draft.Title), date)];
                first.Absorb(draft, width);
                problems.Warn(draft.Line, $"This paper has an entry in line {first.Line} already; the two were taken as one. Delete one.");
            }
        }

        return kept;
    }

    // Accents tell titles apart; case, width and blanks do not.
    private static string Folded(string title) => string.Join(' ', FoldedText.Normalize(title, NormalizationForm.FormKC).ToUpperInvariant()
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
