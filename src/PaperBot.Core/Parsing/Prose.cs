using System.Text.RegularExpressions;

namespace PaperBot.Parsing;

/// <summary>Tells titles, abstracts and commentary apart by what the whole line is like.</summary>
internal static partial class Prose
{
    private const int LongestTitle = 400;
    private const int ShortestAbstract = 150;
    private const int ShortestLoneAbstract = 400;
    private const double Korean = 0.1;

    /// <summary>Tells a line that can be a title where only an authors line behind it marks the border.</summary>
    /// <param name="line">The line.</param>
    /// <param name="severalAuthors">Whether the authors line names several: then an English line may be a title although it ends in a full stop.</param>
    public static bool IsTitleLike(string line, bool severalAuthors) => line.Length <= LongestTitle && !LinkFinder.IsOneAddress(line)
        && line[^1] switch
        {
            '.' or '。' or '…' => severalAuthors && Script.HangulShare(line) == 0 && line.Length <= ShortestAbstract,
            ',' or ';' or ':' => false,
            _ => Script.HangulShare(line) == 0 || !Script.EndsClause(line),
        };

    /// <summary>
    /// Tells whether the first paragraph is the paper's abstract: English, and long. Where nothing Korean follows it could be commentary in English,
    /// which is shorter and at times speaks of what "I" think.
    /// </summary>
    public static bool IsAbstract(string first, IReadOnlyList<string> others) => Script.HangulShare(first) < Korean
        && (others.Any(other => Script.HangulShare(other) >= Korean)
            ? first.Length >= ShortestAbstract
            : first.Length >= ShortestLoneAbstract && !Opinion.IsMatch(first));

    [GeneratedRegex(@"\bI('m| am| think| guess| wonder| believe| suspect| hope| would| don't)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Opinion { get; }
}
