using PaperBot.Parsing;
using PaperBot.Preview;

namespace PaperBot.Web;

/// <summary>A few lines of a document, and what was understood at the first of them.</summary>
/// <param name="FirstLine">The number of the first line.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Entries">The entries that begin at the first line.</param>
/// <param name="Problems">The problems there.</param>
internal sealed record PreviewRow(int FirstLine, IReadOnlyList<string> Lines, IReadOnlyList<EntryContent> Entries, IReadOnlyList<Problem> Problems);

/// <summary>A document's lines beside what was understood; what is left out is counted.</summary>
internal sealed record PreviewRows(IReadOnlyList<PreviewRow> Rows, int OmittedLines, int OmittedEntries, int OmittedProblems)
{
    // More than anyone reads; a browser lays out so many at once.
    private const int MaxLines = 5_000;
    private const int MaxEntries = 1_000;
    private const int MaxProblems = 1_000;

    /// <summary>Splits the text at each line where an entry begins or a problem is. Takes time linear in the text.</summary>
    public static PreviewRows Of(DocumentPreview document)
    {
        var lines = Lines(document.Text);
        var shown = Math.Min(lines.Count, MaxLines);
        var entries = Placed(document.Entries, shown).Take(MaxEntries).ToLookup(placed => placed.Line, placed => placed.Content);
        var problems = document.Problems.Where(problem => problem.Line <= shown).Take(MaxProblems).ToLookup(problem => Math.Max(problem.Line, 1));
        int[] starts = [.. entries.Select(at => at.Key).Concat(problems.Select(at => at.Key)).Append(1).Distinct().Order()];
        var rows = starts.Zip(
            starts.Skip(1).Append(shown + 1),
            (start, end) => new PreviewRow(start, lines.GetRange(start - 1, end - start), [.. entries[start]], [.. problems[start]])).ToList();
        return new(
            rows,
            lines.Count - shown,
            document.Entries.Count - rows.Sum(row => row.Entries.Count),
            document.Problems.Count - rows.Sum(row => row.Problems.Count));
    }

    /// <summary>The entries at their lines. One that has none, since its text is not in the document as it is read, is where the one before it is.</summary>
    private static IEnumerable<(int Line, EntryContent Content)> Placed(IReadOnlyList<PreviewedEntry> entries, int lines)
    {
        var line = 1;
        foreach (var entry in entries)
        {
            line = entry.Line == 0 ? line : entry.Line;
            if (line <= lines)
            {
                yield return (line, entry.Content);
            }
        }
    }

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lines.Add(line.ToString());
        }

        return lines;
    }
}
