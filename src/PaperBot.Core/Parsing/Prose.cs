using System.Text.RegularExpressions;

namespace PaperBot.Parsing;

/// <summary>Tells titles, abstracts and commentary apart by what the whole line is like.</summary>
internal static partial class Prose
{
    private const int LongestTitle = 400;
    private const int ShortestAbstract = 150;
    private const int LongestRemark = 400;
    private const double Korean = 0.1;

    /// <summary>Tells a line that can be a title where only an authors line behind it marks the border.</summary>
    /// <param name="line">The line.</param>
    /// <param name="severalAuthors">Whether the authors line names several: then an English title may end in a full stop.</param>
    public static bool IsTitleLike(string line, bool severalAuthors) => line.Length <= LongestTitle && !LinkFinder.IsOneAddress(line)
        && line[^1] switch
        {
            '.' or '。' or '…' => severalAuthors && Script.HangulShare(line) == 0 && line.Length <= ShortestAbstract,
            ',' or ';' or ':' => false,
            _ => Script.HangulShare(line) == 0 || !Script.EndsClause(line),
        };

    /// <summary>
    /// Tells whether the first paragraph is the paper's abstract and not commentary in English. An abstract is sentences of English, long,
    /// and never says what "I" think. A shorter one is an abstract only where Korean follows it, and where it speaks as the authors do
    /// ("we") or at least not of them ("the authors", "interesting").
    /// </summary>
    public static bool IsAbstract(string first, IReadOnlyList<string> others) => first.Length >= ShortestAbstract
        && Script.HangulShare(first) < Korean
        && (first[^1] == '.' || first.Contains(". ", StringComparison.Ordinal))
        && !Opinion.IsMatch(first)
        && (first.Length >= LongestRemark
            || (others.Any(other => Script.HangulShare(other) >= Korean) && (We.IsMatch(first) || !Remark.IsMatch(first))));

    [GeneratedRegex(@"\bI('m| am| think| guess| wonder| believe| suspect| hope| would| don't)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Opinion { get; }

    [GeneratedRegex(@"\b(we|our)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex We { get; }

    [GeneratedRegex(@"\b(interesting(ly)?|intriguing|impressive|maybe|perhaps|authors|quite|actually|seems?|paper (shows|suggests))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Remark { get; }
}
