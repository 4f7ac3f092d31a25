using System.Text.RegularExpressions;
using PaperBot.Entries;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.BlogReview;

/// <summary>
/// Reads a blog's review of one paper, saved from Tistory with its formatting lost: a title, the blog's category, perhaps the writer, and the time,
/// each on a line or all of them glued into one; sections in <c>[…]</c> and <c>&lt; … &gt;</c>, what the page leaves around a post, and a list of
/// related posts at the end.
/// </summary>
public static partial class BlogReviewParser
{
    private const int HeadingLines = 5;

    /// <summary>Tells such a review by the time in or below its title, and by what only a review or Tistory writes.</summary>
    public static bool Recognises(string text) => FindStamp(DocumentLines.Read(text, HeadingLines)) is var (head, _)
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
            problems.Fail(0, "This is no blog review: no line holds a time such as 2024. 5. 25. 14:52 behind or below a title.");
            return new ParseResult(DocumentFormat.Review, [], problems.Items);
        }

        var stamp = Stamp.Match(stamped.Text);
        if (!WrittenDate.TryParse(stamp.Groups["date"].Value, out var date))
        {
            problems.Fail(stamped.Number, $"The calendar has no {stamp.Value.Trim()}: the review was taken without a date. Correct it.");
        }

        var category = BlogReviewText.CategoryOf(text);
        var written = TitleOf(head, category);
        var title = BlogReviewText.WithoutCategory(written, category);
        if (title == written && category is null && stamp.Index > 0 && written == head[^1])
        {
            problems.Warn(stamped.Number, "The blog's category may be glued to this title, and nothing in the text names it. Delete it there.");
        }

        var below = lines.Where(line => line.Number > stamped.Number).ToLookup(line => TagsLine.TryRead(line.Text, out _));
        var body = BlogReviewText.Paragraphs(below[false]);
        var tags = below[true].SelectMany(line => TagsLine.TryRead(line.Text, out var found) ? found : []).Distinct().ToList();
        var entry = ToEntry(title, date == default ? null : date, body, tags);
        if (entry.Title.Length == 0 || body.Count == 0)
        {
            problems.Warn(stamped.Number, "This review has no title or no text. Save the page again with both.");
        }

        return new ParseResult(DocumentFormat.Review, [entry], problems.Items);
    }

    /// <summary>The entry of a review whose parts are known.</summary>
    internal static EntryContent ToEntry(string title, DateOnly? date, IReadOnlyList<string> body, IReadOnlyList<Tag> tags)
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

    // The texts with letters up to the time, at least one, and the line of the time.
    private static (IReadOnlyList<string> Head, DocumentLine Stamped)? FindStamp(IReadOnlyList<DocumentLine> lines)
    {
        var head = new List<string>();
        foreach (var line in lines.Take(HeadingLines))
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

    // The line with the prefix; else that of the time, where the category is glued to more than itself; else the first.
    private static string TitleOf(IReadOnlyList<string> head, string? category) => head.FirstOrDefault(HasPrefix)
        ?? (BlogReviewText.WithoutCategory(head[^1], category) is { Length: > 0 } glued && glued != head[^1] ? head[^1] : head[0]);

    private static bool HasPrefix(string line) => Prefix.Match(line) is { Success: true, Length: var length } && length < line.Length;

    [GeneratedRegex(@"(?<date>(19|20)[0-9]{2}\.\s?[0-9]{1,2}\.\s?[0-9]{1,2}\.?)\s[0-9]{1,2}:[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp { get; }

    [GeneratedRegex(@"^[\[(]?\s*(AI\s*)?(논문|paper)\s*(리뷰|review)\s*([\])]\s*:?|[:|-])\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix { get; }
}
