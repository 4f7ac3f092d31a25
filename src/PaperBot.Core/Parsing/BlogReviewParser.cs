using System.Text.RegularExpressions;
using PaperBot.Entries;

namespace PaperBot.Parsing;

/// <summary>
/// Reads a blog's review of one paper, saved from Tistory with its formatting lost: title, category and time stand glued on one line,
/// sections in <c>[…]</c> and <c>&lt; … &gt;</c>, an advertisement's residue and a list of related posts at the end.
/// </summary>
public static partial class BlogReviewParser
{
    private const int TitleLines = 5;

    /// <summary>Tells such a review by the time behind one of its first lines, and by what only a review or Tistory writes.</summary>
    public static bool Recognises(string text) => FindTitle(DocumentLines.Read(text, TitleLines)) is { } title
        && (Prefix.IsMatch(title.Text) || BlogReviewText.HasResidue(text));

    /// <summary>Reads the one entry of a review. Pure; takes time linear in the text.</summary>
    /// <param name="file">The document's name, for problems.</param>
    /// <param name="text">The document's text.</param>
    public static ParseResult Parse(string file, string text)
    {
        var problems = new ProblemList(file);
        var lines = DocumentLines.Read(text);
        if (FindTitle(lines) is not { } heading)
        {
            problems.Fail(0, "This is no blog review: no line holds a title with a time such as 2024. 5. 25. 14:52 behind it.");
            return new ParseResult([], problems.Items);
        }

        var stamp = Stamp.Match(heading.Text);
        if (!WrittenDate.TryParse(stamp.Groups["date"].Value, out var date))
        {
            problems.Fail(heading.Number, $"The calendar has no {stamp.Value.Trim()}: the review was taken without a date. Correct it.");
        }

        var title = WithoutCategory(heading.Text[..stamp.Index].Trim(), text, heading, problems);
        var below = lines.Where(line => line.Number > heading.Number).ToLookup(line => TagsLine.TryRead(line.Text, out _));
        var body = BlogReviewText.Paragraphs(below[false]);
        var tags = below[true].SelectMany(line => TagsLine.TryRead(line.Text, out var found) ? found : []).Distinct().ToList();
        var entry = ToEntry(title, date == default ? null : date, body, tags);
        if (entry.Title.Length == 0 || body.Count == 0)
        {
            problems.Warn(heading.Number, "This review has no title or no text. Save the page again with both.");
        }

        return new ParseResult([entry], problems.Items);
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
            Links = LinkFinder.Find(string.Join('\n', body)),
        };
    }

    private static DocumentLine? FindTitle(IReadOnlyList<DocumentLine> lines) => lines.Take(TitleLines)
        .Where(line => Stamp.Match(line.Text) is { Success: true, Index: > 0 })
        .Select(line => (DocumentLine?)line).FirstOrDefault();

    private static string WithoutCategory(string title, string text, DocumentLine heading, ProblemList problems)
    {
        if (BlogReviewText.CategoryOf(text) is { Length: > 0 } category)
        {
            return title.EndsWith(category, StringComparison.Ordinal) ? title[..^category.Length].TrimEnd() : title;
        }

        problems.Warn(heading.Number, "The blog's category may be glued to this title, and nothing in the text names it. Delete it there.");
        return title;
    }

    [GeneratedRegex(@"(?<date>(19|20)[0-9]{2}\.\s?[0-9]{1,2}\.\s?[0-9]{1,2}\.)\s[0-9]{1,2}:[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp { get; }

    [GeneratedRegex(@"^[\[(]?\s*(AI\s*)?(논문|paper)\s*(리뷰|review)\s*([\])]\s*:?|[:|-])\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix { get; }
}
