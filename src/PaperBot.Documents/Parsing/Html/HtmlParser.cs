using PaperBot.Parsing.Decoding;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Html;

/// <summary>
/// Reads an HTML document: a saved page, or a post of a feed or a blog. It is a digest whose titles are headings, bold lines or links; a digest that was
/// pasted as plain text; or a review of one paper. Nothing in it is executed or fetched.
/// </summary>
public static class HtmlParser
{
    private const int BeginningLength = 1024;

    private static readonly string[] Beginnings = ["<!doctype html", "<html", "<head", "<body", "<article", "<meta", "<title", "<link", "<script", "<style"];

    /// <summary>Whether the content is HTML: it begins like an HTML document.</summary>
    public static bool Recognises(string file, ReadOnlySpan<byte> content)
    {
        var text = MarkupEncoding.Decode(content[..Math.Min(content.Length, BeginningLength)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        foreach (var (start, end) in ((string, string)[])[("<?xml", "?>"), ("<!--", "-->")])
        {
            if (text.StartsWith(start, StringComparison.Ordinal) && text.IndexOf(end, StringComparison.Ordinal) is > 0 and var at)
            {
                text = text[(at + end.Length)..].TrimStart();
            }
        }

        return Beginnings.Any(beginning => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads the entries of a page. Pure; takes time linear in the content, and never throws for any content.</summary>
    /// <param name="file">The document's name, for problems, and for the date if the page has none.</param>
    /// <param name="content">The page's bytes.</param>
    /// <returns>Entries, or at least one problem that says why there are none.</returns>
    public static ParseResult Parse(string file, ReadOnlySpan<byte> content)
    {
        var problems = new ProblemList(file);
        var outline = HtmlOutline.Read(MarkupEncoding.Decode(content));
        if (outline.IsCut)
        {
            problems.Fail(0, "The page has more than half a million elements, and the rest was not read. Save only the article.");
        }

        if (MarkupEncoding.FindWarning(content) is { } guessed)
        {
            problems.Warn(0, guessed);
        }

        var article = new HtmlArticle(outline);
        var (entries, format) = Read(file, article, problems);
        if (entries.Count > 0 && entries.Any(entry => entry.Date is null))
        {
            problems.Warn(0, "There is no date, so searches by date do not find these entries. Give the page a date as its title, or in article:published_time.");
        }

        return new ParseResult(format, entries, problems.Items);
    }

    private static (IReadOnlyList<EntryContent> Entries, DocumentFormat Format) Read(string file, HtmlArticle article, ProblemList problems)
    {
        var isDated = WrittenDate.TryParse(article.Title, out var written);
        var date = isDated ? written : FileNameDate.Find(article.Title) ?? article.Published ?? FileNameDate.Find(file);
        var lines = article.Lines.Where(line => !line.IsFootnote).ToList();
        var entries = HtmlDigest.Read(lines, date, isDated, problems);
        if (entries.Count > 0)
        {
            return (entries, DocumentFormat.Digest);
        }

        var (pasted, found) = HtmlPastedDigest.Read(file, lines, date);
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
            ? "The page has no text. It may need a browser to show it: save the page after the browser has shown it."
            : "This is neither a digest nor a review of a paper. Write each paper's title as a heading, (authors) below, the text, and #tags.");
        return ([], DocumentFormat.Review);
    }
}
