using System.Text.RegularExpressions;

namespace PaperBot.Parsing;

/// <summary>
/// Gives a blog's text its paragraphs back. The page's line breaks are lost in places, so headings, sources and captions of pictures are
/// glued to the sentences around them; the captions are dropped with their pictures.
/// </summary>
internal static partial class BlogReviewText
{
    private const int LongestCaption = 60;

    /// <summary>Tells a text that holds what Tistory leaves around a post.</summary>
    public static bool HasResidue(string text) => Related.IsMatch(text) || Advertisement.IsMatch(text);

    /// <summary>The category that the list of related posts names, or null.</summary>
    public static string? CategoryOf(string text) =>
        Related.Match(text) is { Success: true } related ? related.Groups["category"].Value : null;

    /// <summary>The paragraphs of the body, headings and sources as paragraphs of their own.</summary>
    public static IReadOnlyList<string> Paragraphs(IEnumerable<DocumentLine> lines)
    {
        var paragraphs = new List<string>();
        foreach (var line in lines)
        {
            var related = Related.Match(line.Text);
            var text = Advertisement.Replace(related.Success ? line.Text[..related.Index] : line.Text, "\n");
            paragraphs.AddRange(Pieces(text).Where(piece => !IsCaption(piece)));
            if (related.Success)
            {
                break;
            }
        }

        return paragraphs;
    }

    private static string[] Pieces(string line) =>
        GluedCaption.Replace(Break.Replace(line, "\n"), "")
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // The name of a picture or table: a few words of English without a sentence's end. A heading has its brackets, a list item its mark.
    private static bool IsCaption(string piece) => !piece.Any(char.IsLetterOrDigit) || (piece.Length <= LongestCaption
        && !Script.HasHangul(piece) && char.IsLetter(piece[0]) && piece[^1] is not ('.' or '?' or '!' or ':')
        && !LinkFinder.IsOneAddress(piece));

    // Where a line break was lost: around a heading, before a source or a note, behind a Korean sentence's full stop, and between ")" and
    // a caption.
    [GeneratedRegex(@"(?=(\[[^\[\]]{2,60}\]|<\s[^<>]{1,100}\s>)\s*$)|(?<=^(\[[^\[\]]{2,60}\]|<\s[^<>]{1,100}\s>))\s|(?=출처\s*:)|(?=※)"
        + @"|(?<=\p{IsHangulSyllables}\.)(?=[\p{L}-])|(?<=[A-Za-z]\))(?=[A-Z][A-Za-z]*\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Break { get; }

    // A list item that ends in a noun, and the caption of a comparison behind it without a blank between.
    [GeneratedRegex(@"(?<=(특징|장점|단점|차이점|목적))(?!(이|은|을|의|과|도|만|에|으로|들|적|점|인))\p{IsHangulSyllables}[^.?!\n]{0,40}(비교|구조|예시|그림)$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex GluedCaption { get; }

    [GeneratedRegex(@"'(?<category>[^'\n]{1,60})' 카테고리의 다른 글", RegexOptions.CultureInvariant)]
    private static partial Regex Related { get; }

    [GeneratedRegex(@"728x90|반응형", RegexOptions.CultureInvariant)]
    private static partial Regex Advertisement { get; }
}
