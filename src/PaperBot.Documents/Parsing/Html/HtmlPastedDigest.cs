using System.Globalization;
using PaperBot.Parsing.Digest;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Html;

/// <summary>Reads a digest that was pasted into a page as plain text. <see cref="DigestParser"/> parses it, line by line of the page.</summary>
internal static class HtmlPastedDigest
{
    /// <summary>The entries, and the problems by their line in the page.</summary>
    /// <param name="file">The document's name.</param>
    /// <param name="all">The lines of the article.</param>
    /// <param name="date">The date of the page, for a text without a date; or null.</param>
    public static (IReadOnlyList<EntryContent> Entries, IEnumerable<Problem> Problems) Read(string file, IReadOnlyList<HtmlLine> all, DateOnly? date)
    {
        var lines = all.Where(line => line.Text.Length > 0).ToList();
        var isAuthors = lines.Select(line => AuthorsLine.TryRead(line.Text, out _)).ToList();
        var isTitle = lines.Select((_, at) => at + 1 < lines.Count && isAuthors[at + 1] && !isAuthors[at]).ToList();
        var text = lines.Select((line, at) => isAuthors[at] ? line.Text : isTitle[at] ? line.AsTitle() : line.WithAddresses([])).ToList();
        var added = date is not null && !text.Any(WrittenDate.IsWrittenAsDate) ? 1 : 0;
        if (added > 0)
        {
            text.Insert(0, date!.Value.ToString("O", CultureInfo.InvariantCulture));
        }

        var parsed = DigestParser.Parse(file, string.Join('\n', text));
        var own = lines.Where((line, at) => isTitle[at] && line.Links.Count > 0).DistinctBy(line => line.AsTitle())
            .ToDictionary(line => line.AsTitle(), line => line.Links.Select(link => LinkKinds.ToLink(link.Url)));
        var entries = parsed.Entries.Select(entry =>
            entry with { Links = [.. own.GetValueOrDefault(entry.Title, []).Concat(entry.Links).DistinctBy(link => link.Url)] });
        var problems = parsed.Problems.Select(problem =>
            problem with { Line = problem.Line > added ? lines[problem.Line - 1 - added].Number : problem.Line });
        return ([.. entries], problems);
    }
}
