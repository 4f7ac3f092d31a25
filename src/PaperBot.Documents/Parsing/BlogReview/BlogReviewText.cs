using System.Text.RegularExpressions;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.BlogReview;

/// <summary>
/// Restores the paragraphs of a blog's text. Some line breaks of the page are lost, so headings, sources and captions of pictures run together with the
/// sentences around them. Captions are dropped with their pictures.
/// </summary>
internal static partial class BlogReviewText
{
    private const int MaxCaptionLength = 60;

    /// <summary>Whether a text contains residue of Tistory's page around a post.</summary>
    public static bool HasResidue(string text) => Related.IsMatch(text) || Advertisement.IsMatch(text) || Buttons.IsMatch(text);

    /// <summary>The category in the list of related posts, or null.</summary>
    public static string? CategoryOf(string text) =>
        Related.Match(text) is { Success: true } related ? related.Groups["category"].Value : null;

    /// <summary>
    /// The title without the category at its end: the given one, whose levels may be separated by <c>/</c> or <c>&gt;</c>, or one that only means
    /// "paper reviews". A title that is only the category becomes empty.
    /// </summary>
    public static string WithoutCategory(string title, string? category)
    {
        var levels = (category ?? "").Split(['/', '>'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var front = title;
        foreach (var level in levels.Reverse())
        {
            front = front.TrimEnd(' ', '/', '>');
            if (!front.EndsWith(level, StringComparison.Ordinal))
            {
                return Reviews.Replace(title, "");
            }

            front = front[..^level.Length];
        }

        return levels.Length > 0 ? front.TrimEnd() : Reviews.Replace(title, "");
    }

    /// <summary>The paragraphs of the body. Headings and sources are separate paragraphs.</summary>
    public static IReadOnlyList<string> Paragraphs(IEnumerable<DocumentLine> lines)
    {
        var paragraphs = new List<string>();
        foreach (var line in lines)
        {
            var related = Related.Match(line.Text);
            var text = Advertisement.Replace(related.Success ? line.Text[..related.Index] : line.Text, "\n");
            paragraphs.AddRange(Pieces(text).Where(piece => !IsCaption(piece) && !Buttons.IsMatch(piece)));
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

    // The caption of a picture or table: a few English words without the end of a sentence. A heading has brackets, and a list item its mark.
    private static bool IsCaption(string piece) => !piece.Any(char.IsLetterOrDigit) || (piece.Length <= MaxCaptionLength
        && !Hangul.IsIn(piece) && char.IsLetter(piece[0]) && piece[^1] is not ('.' or '?' or '!' or ':')
        && !LinkFinder.IsOneAddress(piece));

    // Where a line break was lost: around a heading, before a source or a note, after the full stop of a Korean sentence, and between ")" and
    // a caption.
    [GeneratedRegex(@"(?=(\[[^\[\]]{2,60}\]|<\s[^<>]{1,100}\s>)\s*$)|(?<=^(\[[^\[\]]{2,60}\]|<\s[^<>]{1,100}\s>))\s|(?=출처\s*:)|(?=※)"
        + @"|(?<=\p{IsHangulSyllables}\.)(?=[\p{L}-])|(?<=[A-Za-z]\))(?=[A-Z][A-Za-z]*\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Break { get; }

    // A list item that ends with a noun, and directly after it the caption of a comparison.
    [GeneratedRegex(@"(?<=(특징|장점|단점|차이점|목적))(?!(이|은|을|의|과|도|만|에|으로|들|적|점|인))\p{IsHangulSyllables}[^.?!\n]{0,40}(비교|구조|예시|그림)$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex GluedCaption { get; }

    [GeneratedRegex(@"'(?<category>[^'\n]{1,60})' 카테고리의 다른 글", RegexOptions.CultureInvariant)]
    private static partial Regex Related { get; }

    // The word for a responsive advertisement is on a separate line or directly after a sentence; between other words it is text.
    [GeneratedRegex(@"728x90|(?<!\p{L} ?)반응형(?=\r?$)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Advertisement { get; }

    // The buttons below a post, the invitation to subscribe to the blog and the licence, on separate lines or run together.
    [GeneratedRegex(@"^(?>(좋아요|공감|공유하기|URL 복사|카카오톡|카카오스토리|페이스북|트위터|엑스|게시글 관리|본문 기타 기능|신고하기)[0-9 ]*)+"
        + @"((구독하기|저작자표시)[^\r\n]{0,60})?\r?$|^(구독하기|저작자표시)[^.?!\r\n]{0,60}\r?$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Buttons { get; }

    [GeneratedRegex(@"\s*(AI\s*)?논문\s*리뷰$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Reviews { get; }
}
