using System.Text;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>
/// Reads a digest: a date line, then entries of a title line, an <c>(authors)</c> line, perhaps an English abstract, commentary a
/// paragraph a line, and a tags line. A document may contain several digests, each under its date line.
/// </summary>
public static class DigestParser
{
    /// <summary>Always true: a text in no other format is read as a digest, and its problems say what it lacks.</summary>
    public static bool Recognises(string file, string text) => true;

    /// <summary>Reads the entries of a digest. Pure; takes time linear in the text.</summary>
    /// <param name="file">The document's name, for problems, and for the date if the text has no date line.</param>
    /// <param name="text">The document's text, well-formed UTF-16.</param>
    /// <returns>Entries, or at least one problem that says why there are none.</returns>
    public static ParseResult Parse(string file, string text)
    {
        var problems = new ProblemList(file);
        var lines = DigestLines.Read(text);
        var width = LineWidth.OfDocument(lines);
        var sections = DigestSection.Split(WithDate(EntryOrder.WithDatesAbove(DateCandidates.Resolve([.. LineClassifier.Classify(lines)], problems)), problems));
        var dated = new List<(EntryDraft Draft, DateOnly? Date)>();
        foreach (var section in sections)
        {
            var ordered = EntryOrder.Of(section.Lines);
            var (drafts, front) = HeadingEntries.Split(ordered, section.Dated is not null) ?? DigestSegments.Split(ordered);
            if (drafts.Count == 0 && (section.Dated is not null || sections.Count == 1))
            {
                problems.Fail(section.FirstLine, WhyEmpty(section));
            }
            else if (drafts.Count == 0 || front.Count > 0)
            {
                problems.Warn(section.FirstLine, "The text before the first entry was not read. Move it below a title, or delete it.");
            }

            if (drafts.Count > 0)
            {
                var date = DateOf(section, problems);
                dated.AddRange(drafts.Select(draft => (draft, date)));
            }
        }

        problems.Add(DigestWarnings.Find(problems.File, sections));
        return new ParseResult(DocumentFormat.Digest, [.. WithoutDuplicates(dated, width, problems).Select(item => item.Draft.ToEntry(item.Date, width))], problems.Items);
    }

    // Without a date line, the headline may contain the date: 오늘의 논문 (2024-05-07).
    private static ClassifiedLine[] WithDate(ClassifiedLine[] lines, ProblemList problems)
    {
        if (lines is [ClassifiedLine.Written first, not ClassifiedLine.Authored, ..] && !lines.Any(line => line is ClassifiedLine.Dated)
            && DateLine.FindWithin(first.Text) is { } date)
        {
            problems.Warn(first.Number, $"There is no date line; {date:yyyy-MM-dd} was taken from this one. Write the date on a separate line.");
            lines[0] = new ClassifiedLine.Dated(first.Number, first.Text, date);
        }

        return lines;
    }

    private static string WhyEmpty(DigestSection section) => section switch
    {
        { Lines: [_, ..] } => "No entry begins here. Write a title on one line, (authors) on the next, and #tags at the end.",
        { Dated: not null } => "There is no entry below this date. Write a title, (authors) on the next line, the text, and #tags.",
        _ => "The document is empty. Write a date line, then entries: a title, (authors) on the next line, the text, and #tags.",
    };

    private static DateOnly? DateOf(DigestSection section, ProblemList problems)
    {
        if (section.Dated is { } dated)
        {
            if (dated.Date is null)
            {
                problems.Fail(dated.Number, dated.HasNoYear
                    ? $"{dated.Text} has no year, so the entries below have no date. Write it as 2024-05-07."
                    : $"{dated.Text} is not a day of the calendar, so the entries below have no date. Correct it.");
            }

            return dated.Date;
        }

        var date = FileNameDate.Find(problems.File);
        problems.Warn(section.FirstLine, date is { } found
            ? $"There is no date line; {found:yyyy-MM-dd} was taken from the file name. Begin the document with that date."
            : "There is no date, so searches by date do not find these entries. Begin the document with a line such as 2024-05-07.");
        return date;
    }

    private static List<(EntryDraft Draft, DateOnly? Date)> WithoutDuplicates(
        List<(EntryDraft Draft, DateOnly? Date)> dated, LineWidth? width, ProblemList problems)
    {
        var kept = new List<(EntryDraft, DateOnly?)>();
        var known = new Dictionary<(string, DateOnly?), EntryDraft>();
        foreach (var (draft, date) in dated)
        {
            if (draft.Title.Length == 0)
            {
                problems.Warn(draft.Line, "This entry has no title. Write one on a separate line above the (authors).");
            }
            else if (!known.TryAdd((Folded(draft.Title), date), draft))
            {
                var first = known[(Folded(draft.Title), date)];
                first.Absorb(draft, width);
                problems.Warn(draft.Line, $"This paper already has an entry in line {first.Line}, and the two were merged. Delete one.");
                continue;
            }

            kept.Add((draft, date));
        }

        return kept;
    }

    // Titles that differ only in case, width or spaces are equal; accents make a difference.
    private static string Folded(string title) => string.Join(' ', FoldedText.Normalize(title, NormalizationForm.FormKC).ToUpperInvariant()
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
