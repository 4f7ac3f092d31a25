using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Html;

/// <summary>
/// Finds the lines of an article that are the date of what is below them: a full date, or a heading in any form that digests have, such as
/// <c>5월 24일</c>, which is in the year that is nearest to the date above it.
/// </summary>
internal static class HtmlDates
{
    /// <summary>For each line its date, or null.</summary>
    /// <param name="lines">The article.</param>
    /// <param name="date">The date of the article, or null.</param>
    public static DateOnly?[] Read(IReadOnlyList<HtmlLine> lines, DateOnly? date)
    {
        var dates = lines.Select(line => WrittenDate.TryParse(line.Text, out var written) ? written : (DateOnly?)null).ToArray();
        var known = date ?? dates.FirstOrDefault(written => written is not null);
        for (var at = 0; at < dates.Length; at++)
        {
            if (dates[at] is null && lines[at].Level > 0 && Find(lines[at].Text) is { } found)
            {
                dates[at] = found.Year != DateLine.NoYear ? found : known is { } near ? DateLine.Nearest(found, near) : null;
            }

            known = dates[at] ?? known;
        }

        return dates;
    }

    private static DateOnly? Find(string heading) => DateLine.TryRead(heading, out var date) ? date : DateLine.FindCandidate(heading, isFirst: true);
}
