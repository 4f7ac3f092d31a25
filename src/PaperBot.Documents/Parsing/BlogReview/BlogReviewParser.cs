using System.Text.RegularExpressions;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.BlogReview;

/// <summary>
/// Reads a blog's review of one paper, saved from Tistory without its formatting: a title, the blog's category, perhaps the writer, and the time,
/// on separate lines or run together in one; sections in <c>[…]</c> and <c>&lt; … &gt;</c>, residue of the page around the post, and a list of related
/// posts at the end.
/// </summary>
public static partial class BlogReviewParser
{
    private const int MaxHeadingLines = 5;

    /// <summary>Whether a document is such a review: it has the time in or below its title, and what only reviews or Tistory write.</summary>
    public static bool Recognises(string file, string text) => FindStamp(DocumentLines.Read(text, MaxHeadingLines)) is var (head, _)
        && (head.Any(HasPrefix) || BlogReviewText.HasResidue(text));

    /// <summary>Reads the one entry of a review. Pure; takes time linear in the text.</summary>
    /// <param name="file">The document's name, for problems.</param>
    /// <param name="text">The document's text.</param>
    public static ParseResult Parse(string file, string text)
    {
        var problems = new ProblemList(file);
        var lines = DocumentLines.Read(text);
        if (FindStamp(lines) is not var (head, stamped))
        {
            problems.Fail(0, "This is not a blog review: there is no time such as 2024. 5. 25. 14:52 after or below a title.");
            return new ParseResult(DocumentFormat.Review, [], problems.Items);
        }

        var stamp = Stamp.Match(stamped.Text);
        if (!WrittenDate.TryParse(stamp.Groups["date"].Value, out var date))
        {
            problems.Fail(stamped.Number, $"{stamp.Value.Trim()} is not a day of the calendar, so the review has no date. Correct it.");
        }

        var category = BlogReviewText.CategoryOf(text);
        var written = TitleOf(head, category);
        var title = BlogReviewText.WithoutCategory(written, category);
        if (title == written && category is null && stamp.Index > 0 && written == head[^1])
        {
            problems.Warn(stamped.Number, "This title may end with the blog's category, which is not named elsewhere in the text. Delete the category from the title.");
        }

        var below = lines.Where(line => line.Number > stamped.Number).ToLookup(line => TagsLine.TryRead(line.Text, out _));
        var body = BlogReviewText.Paragraphs(below[false]);
        var tags = below[true].SelectMany(line => TagsLine.TryRead(line.Text, out var found) ? found : []).Distinct().ToList();
        var entry = CreateEntry(title, date == default ? null : date, body, tags);
        if (entry.Title.Length == 0 || body.Count == 0)
        {
            problems.Warn(stamped.Number, "This review has no title or no text. Save the page again with both.");
        }

        return new ParseResult(DocumentFormat.Review, [entry], problems.Items);
    }

    /// <summary>Creates the entry of a review whose parts are known, such as those of an HTML page, and derives its tags.</summary>
    /// <param name="title">The title, with or without a prefix such as <c>논문 리뷰)</c>.</param>
    /// <param name="date">Its date, or null.</param>
    /// <param name="body">Its paragraphs.</param>
    /// <param name="tags">The tags that the author wrote.</param>
    public static EntryContent CreateEntry(string title, DateOnly? date, IReadOnlyList<string> body, IReadOnlyList<Tag> tags)
    {
        var name = Prefix.Replace(title, "");
        return new()
        {
            Date = date,
            Title = name,
            Commentary = body,
            Tags = tags,
            DerivedTags = [.. TagDerivation.Derive(name, body).Except(tags)],
            Links = LinkFinder.Find(body),
        };
    }

    // The texts with letters up to the time, at least one, and the line that contains the time.
    private static (IReadOnlyList<string> Head, DocumentLine Stamped)? FindStamp(IReadOnlyList<DocumentLine> lines)
    {
        var head = new List<string>();
        foreach (var line in lines.Take(MaxHeadingLines))
        {
            var stamp = Stamp.Match(line.Text);
            var text = stamp.Success ? line.Text[..stamp.Index].Trim() : line.Text;
            if (text.Any(char.IsLetter))
            {
                head.Add(text);
            }

            if (stamp.Success && head.Count > 0)
            {
                return (head, line);
            }
        }

        return null;
    }

    // The line with the prefix; else the line of the time, if it contains more than the category; else the first.
    private static string TitleOf(IReadOnlyList<string> head, string? category) => head.FirstOrDefault(HasPrefix)
        ?? (BlogReviewText.WithoutCategory(head[^1], category) is { Length: > 0 } title && title != head[^1] ? head[^1] : head[0]);

    private static bool HasPrefix(string line) => Prefix.Match(line) is { Success: true, Length: var length } && length < line.Length;

    [GeneratedRegex(@"(?<date>(19|20)[0-9]{2}\.\s?[0-9]{1,2}\.\s?[0-9]{1,2}\.?)\s[0-9]{1,2}:[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp { get; }

    [GeneratedRegex(@"^[\[(]?\s*(AI\s*)?(논문|paper)\s*(리뷰|review)\s*([\])]\s*:?|[:|-])\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix { get; }
}
