using System.Globalization;
using PaperBot.Entries;
using PaperBot.Parsing.Decoding;
using PaperBot.Parsing.Digest;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Html;

/// <summary>
/// Reads an HTML document: a saved page, a post of a feed or of a blog. It is a digest, whose titles are headings, bold lines or links, or which
/// was pasted as plain text; or a review of one paper. Nothing in it is executed or fetched.
/// </summary>
public static class HtmlParser
{
    private const int BeginningLength = 1024;

    private static readonly string[] Beginnings = ["<!doctype html", "<html", "<head", "<body", "<article", "<meta", "<title", "<link", "<script", "<style"];

    /// <summary>Tells HTML by how its text begins.</summary>
    public static bool Recognises(ReadOnlySpan<byte> content)
    {
        var text = MarkupEncoding.Decode(content[..Math.Min(content.Length, BeginningLength)]).AsSpan().TrimStart("\uFEFF \t\r\n");
        foreach (var (start, end) in ((string, string)[])[("<?xml", "?>"), ("<!--", "-->")])
        {
            if (text.StartsWith(start, StringComparison.Ordinal) && text.IndexOf(end, StringComparison.Ordinal) is > 0 and var at)
            {
                text = text[(at + end.Length)..].TrimStart();
            }
        }

        foreach (var beginning in Beginnings)
        {
            if (text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads the entries of a page. Pure; takes time linear in the content, and never throws for what it holds.</summary>
    /// <param name="file">The document's name, for problems, and for the date where the page has none.</param>
    /// <param name="content">The page's bytes.</param>
    /// <returns>Entries, or at least one problem that says why there are none.</returns>
    public static ParseResult Parse(string file, ReadOnlySpan<byte> content)
    {
        var problems = new ProblemList(file);
        var outline = HtmlOutline.Read(MarkupEncoding.Decode(content));
        if (outline.IsCut)
        {
            problems.Fail(0, "The page has more than half a million elements, and what is behind them was not read. Save the article alone.");
        }

        var article = new HtmlArticle(outline);
        var (entries, format) = Read(file, article, problems);
        if (entries.Count > 0 && entries.Any(entry => entry.Date is null))
        {
            problems.Warn(0, "There is no date, so no look-up by date finds these entries. Give the page a date as its title, or in article:published_time.");
        }

        return new ParseResult(format, entries, problems.Items);
    }

    private static (IReadOnlyList<EntryContent> Entries, DocumentFormat Format) Read(string file, HtmlArticle article, ProblemList problems)
    {
        var isDated = WrittenDate.TryParse(article.Title, out var written);
        var date = isDated ? written : FileNameDate.Find(article.Title) ?? article.Published ?? FileNameDate.Find(file);
        var entries = HtmlDigest.Read(article.Lines, date, isDated, problems);
        if (entries.Count > 0)
        {
            return (entries, DocumentFormat.Digest);
        }

        var (pasted, found) = ReadPasted(file, article.Lines, date);
        if (pasted.Any(entry => isDated || entry.Authors.Count > 0))
        {
            problems.Add(found);
            return (pasted, DocumentFormat.Digest);
        }

        var review = HtmlReview.Read(article, date);
        if (HtmlReview.IsAboutPaper(review))
        {
            return ([review], DocumentFormat.Review);
        }

        problems.Fail(article.Lines is [var first, ..] ? first.Number : 0, article.Lines.Count == 0
            ? "The page holds no text. It may need a browser to show it; save the page once it is shown."
            : "This is no digest and no review of a paper. Write each paper's title as a heading, (authors) below, the text, and #tags.");
        return ([], DocumentFormat.Review);
    }

    // A digest that was pasted into a page as plain text: a line of it is a line of the page.
    private static (IReadOnlyList<EntryContent> Entries, IEnumerable<Problem> Problems) ReadPasted(
        string file, IReadOnlyList<HtmlLine> all, DateOnly? date)
    {
        var lines = all.Where(line => line.Text.Length > 0).ToList();
        var isAuthors = lines.Select(line => AuthorsLine.TryRead(line.Text, out _)).ToList();
        var titles = lines.Where((_, at) => at + 1 < lines.Count && isAuthors[at + 1] && !isAuthors[at]).ToHashSet(ReferenceEqualityComparer.Instance);
        var text = lines.Select((line, at) => isAuthors[at] ? line.Text : titles.Contains(line) ? line.AsTitle() : line.WithAddresses([])).ToList();
        var added = date is not null && !text.Any(WrittenDate.IsWrittenAsDate) ? 1 : 0;
        if (added > 0)
        {
            text.Insert(0, date!.Value.ToString("O", CultureInfo.InvariantCulture));
        }

        var parsed = DigestParser.Parse(file, string.Join('\n', text));
        var own = titles.Cast<HtmlLine>().Where(line => line.Links.Count > 0).DistinctBy(line => line.AsTitle())
            .ToDictionary(line => line.AsTitle(), line => line.Links.Select(link => LinkKinds.ToLink(link.Url)));
        var entries = parsed.Entries.Select(entry =>
            entry with { Links = [.. own.GetValueOrDefault(entry.Title, []).Concat(entry.Links).DistinctBy(link => link.Url)] });
        var found = parsed.Problems.Select(problem =>
            problem with { Line = problem.Line > added ? lines[problem.Line - 1 - added].Number : problem.Line });
        return ([.. entries], found);
    }
}
