using System.Text.RegularExpressions;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>
/// Decides which of the lines that can be dates are. One is, if it stands where a digest can begin: at the top, or below tags, a date or a blank line, and
/// not above authors. A day without a year is in the year that is nearest to another date of the document.
/// </summary>
internal static partial class DateCandidates
{
    private const int NoYear = DateLine.NoYear;
    private const int MaxHeadlineLength = 80;

    /// <summary>The lines, with a date line for each candidate that is one.</summary>
    public static ClassifiedLine[] Resolve(IReadOnlyList<ClassifiedLine> lines, ProblemList problems)
    {
        var resolved = lines.ToArray();
        if (!lines.Any(line => line is ClassifiedLine.MaybeDated))
        {
            return resolved;
        }

        var known = lines.OfType<ClassifiedLine.Dated>().Select(line => line.Date).FirstOrDefault(date => date is not null)
            ?? lines.OfType<ClassifiedLine.MaybeDated>().Where(line => line.Date.Year != NoYear).Select(line => (DateOnly?)line.Date).FirstOrDefault()
            ?? FileNameDate.Find(problems.File) ?? FindYear(lines, problems.File);
        var newest = new Lazy<DateOnly?>(() => FindNewestPaper(lines));
        for (var at = 0; at < resolved.Length; at++)
        {
            if (resolved[at] is ClassifiedLine.Dated { Date: { } dated })
            {
                known = dated;
            }
            else if (resolved[at] is ClassifiedLine.MaybeDated line && CanBegin(resolved, at))
            {
                var date = line.Date.Year != NoYear ? line.Date : known is { } near ? DateLine.Nearest(line.Date, near) : newest.Value is { } month ? NotBefore(month, line, problems) : null;
                resolved[at] = new ClassifiedLine.Dated(line.Number, line.Text, date) { HasNoYear = date is null };
                known = date ?? known;
            }
        }

        return resolved;
    }

    private static bool CanBegin(ClassifiedLine[] lines, int at) =>
        (at == 0 || lines[at - 1] is ClassifiedLine.Tagged or ClassifiedLine.Dated || lines[at - 1].Number < lines[at].Number - 1)
        && !(at + 1 < lines.Length && lines[at + 1] is ClassifiedLine.Authored);

    // The middle of the only year that the path or a line above the first entry names.
    private static DateOnly? FindYear(IReadOnlyList<ClassifiedLine> lines, string file) => lines
        .TakeWhile(line => line is not (ClassifiedLine.Authored or ClassifiedLine.Tagged)).Take(3).Select(line => line.Text).Where(text => text.Length <= MaxHeadlineLength)
        .Append(file.Length <= 2 * MaxHeadlineLength ? file : "")
        .Select(text => Year.Matches(text) is [var only] ? new DateOnly(int.Parse(only.ValueSpan, provider: null), 7, 1) : (DateOnly?)null)
        .FirstOrDefault(year => year is not null);

    // The month of the newest paper that the document links to.
    private static DateOnly? FindNewestPaper(IReadOnlyList<ClassifiedLine> lines)
    {
        var ids = lines.Where(other => other.Text.Contains("://", StringComparison.Ordinal)).SelectMany(other => LinkFinder.Find(other.Text))
            .Select(link => link.ArxivId).OfType<string>().Where(id => ArxivMonth.IsMatch(id)).DefaultIfEmpty("").Max(StringComparer.Ordinal)!;
        return ids.Length == 0 ? null : new DateOnly(2000 + int.Parse(ids.AsSpan(0, 2), provider: null), int.Parse(ids.AsSpan(2, 2), provider: null), 1);
    }

    private static DateOnly? NotBefore(DateOnly newest, ClassifiedLine.MaybeDated line, ProblemList problems)
    {
        var year = (line.Date.Month, line.Date.Day).CompareTo((newest.Month, newest.Day)) < 0 ? newest.Year + 1 : newest.Year;
        problems.Warn(line.Number, $"{line.Text} has no year; {year} was taken from the papers' arXiv ids. Write the year.");
        return line.Date.Day <= DateTime.DaysInMonth(year, line.Date.Month) ? new DateOnly(year, line.Date.Month, line.Date.Day) : null;
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}.])20[0-9]{2}(?![0-9.])", RegexOptions.CultureInvariant)]
    private static partial Regex Year { get; }

    [GeneratedRegex("^[0-9]{2}(0[1-9]|1[0-2])[.]", RegexOptions.CultureInvariant)]
    private static partial Regex ArxivMonth { get; }
}
