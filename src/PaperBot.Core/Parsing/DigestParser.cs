using System.Text;
using PaperBot.Entries;

namespace PaperBot.Parsing;

/// <summary>
/// Reads a digest: a date line, then entries of a title line, an <c>(authors)</c> line, perhaps an English abstract, commentary a paragraph a line, and a
/// tags line. A document may hold several digests, each under its date line.
/// </summary>
public static class DigestParser
{
    /// <summary>Reads the entries of a digest. Pure; takes time linear in the text.</summary>
    /// <param name="file">The document's name, for problems, and for the date where the text has no date line.</param>
    /// <param name="text">The document's text.</param>
    /// <returns>Entries, or at least one problem that says why there are none.</returns>
    public static ParseResult Parse(string file, string text)
    {
        var problems = new ProblemList(file);
        var entries = new List<EntryContent>();
        var known = new Dictionary<(DateOnly?, string), EntryContent>();
        foreach (var section in Sections(DigestLines.Read(text)))
        {
            var (drafts, front) = DigestSegments.Cut(section.Lines);
            if (drafts.Count == 0 || front.Count > 0)
            {
                ReportFront(section, hasEntries: drafts.Count > 0, problems);
            }

            var date = drafts.Count > 0 ? DateOf(section, problems) : null;
            foreach (var draft in drafts)
            {
                var entry = draft.ToEntry(date);
                if (!known.TryAdd((date, Key(entry)), entry))
                {
                    ReportRepetition(draft.Line, entry, known[(date, Key(entry))], problems);
                    continue;
                }

                entries.Add(entry);
                if (entry.Title.Length == 0)
                {
                    problems.Warn(draft.Line, "This entry has no title. Write one on a line of its own, above the line with the authors in brackets.");
                }
            }
        }

        return new ParseResult(entries, problems.Items);
    }

    private static IEnumerable<Section> Sections(IReadOnlyList<DigestLine> lines)
    {
        DigestLine.Dated? dated = null;
        var section = new List<DigestLine>();
        foreach (var line in lines)
        {
            if (line is not DigestLine.Dated next)
            {
                section.Add(line);
                continue;
            }

            if (dated is not null || section.Count > 0)
            {
                yield return new Section(dated, section);
            }

            (dated, section) = (next, []);
        }

        yield return new Section(dated, section);
    }

    private static DateOnly? DateOf(Section section, ProblemList problems)
    {
        if (section.Dated is { } dated)
        {
            if (dated.Date is null)
            {
                problems.Fail(dated.Number, $"The calendar has no {dated.Text}: the entries below were taken without a date. Correct the date line.");
            }

            return dated.Date;
        }

        var date = FileNameDate.Find(problems.File);
        problems.Warn(section.Line, date is { } found
            ? $"There is no date line; {found:yyyy-MM-dd} was taken from the file's name. Begin the document with a line such as {found:yyyy-MM-dd}."
            : "There is no date, so no look-up by date finds these entries. Begin the document with a line such as 2024-05-07 or 2024년 5월 7일.");
        return date;
    }

    private static void ReportFront(Section section, bool hasEntries, ProblemList problems)
    {
        if (hasEntries)
        {
            problems.Warn(section.FirstLine, "This text stands in front of the first entry and was left out. Move it below a title, or delete it.");
        }
        else if (section.Lines.Count == 0)
        {
            problems.Fail(section.Line, "There is no entry below this date. Write for each entry a title, (authors) on the next line, the text, and #tags.");
        }
        else
        {
            problems.Fail(section.FirstLine, "No entry begins here. Write the title on a line of its own with (authors) on the next, and #tags at the end.");
        }
    }

    private static void ReportRepetition(int line, EntryContent entry, EntryContent first, ProblemList problems)
    {
        var same = entry.Abstract == first.Abstract && entry.Commentary.SequenceEqual(first.Commentary) && entry.Tags.SequenceEqual(first.Tags);
        problems.Warn(line, $"\"{Shortened(entry.Title)}\" stands in this document twice; the first was kept. "
            + (same ? "Delete this one." : "This one says something else: move its text to the first."));
    }

    private static string Shortened(string title) => title.Length <= 80 ? title : string.Concat(title.AsSpan(0, 80), "…");

    private static string Key(EntryContent entry) => entry.Title.Length > 0
        ? string.Join(' ', entry.Title.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Split())
        : "\n" + string.Join('\n', [.. entry.Authors, .. entry.Commentary]);

    private sealed record Section(DigestLine.Dated? Dated, IReadOnlyList<DigestLine> Lines)
    {
        public int FirstLine => Lines[0].Number;

        public int Line => Dated?.Number ?? FirstLine;
    }
}
