using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>Tells titles, abstracts and commentary apart by what the whole line is like.</summary>
internal static partial class Prose
{
    private const int MaxTitleLength = 400;
    private const int MaxSentenceLength = 150;
    private const int MinAbstractLength = 40;
    private const int MaxNoteLength = 100;
    private const int LongSentences = 400;
    private const int MaxRemarkLength = 700;
    private const double Korean = 0.1;

    /// <summary>Tells a line that can be a title where only an authors line behind it marks the border.</summary>
    /// <param name="line">The line.</param>
    /// <param name="severalAuthors">Whether the authors line names several: then an English title may end in a full stop.</param>
    public static bool IsTitleLike(string line, bool severalAuthors) => line.Length <= MaxTitleLength && !LinkFinder.IsOneAddress(line)
        && line[^1] switch
        {
            '.' or '。' or '…' => severalAuthors && !Script.HasHangul(line) && line.Length <= MaxSentenceLength,
            ',' or ';' or ':' => false,
            _ => !Script.HasHangul(line)
                || (line.Length <= MaxSentenceLength && !line.Contains(". ", StringComparison.Ordinal) && !Script.EndsClause(line)),
        };

    /// <summary>
    /// Tells whether the first paragraph is the paper's abstract and not commentary in English. An abstract is sentences of English
    /// that never say what "I" think: longer than any remark, or with Korean behind it and longer than a note, or speaking as the authors do ("we
    /// train", "this paper asks") and not of them ("they", "interesting").
    /// </summary>
    public static bool IsAbstract(string first, IReadOnlyList<string> others)
    {
        var sentences = first.Length >= MinAbstractLength && Script.HangulShare(first) < Korean && !LinkFinder.IsOneAddress(first)
            && (first[^1] is '.' or '}' || (first.Length >= MaxSentenceLength && first.Contains(". ", StringComparison.Ordinal))) && !Item.IsMatch(first);
        if (!sentences || Opinion.IsMatch(first))
        {
            return false;
        }

        if (first.Length >= MaxRemarkLength)
        {
            return true;
        }

        var (own, remark) = (Own.IsMatch(first), Remark.IsMatch(first));
        var isBeforeKorean = others.Any(other => Script.HangulShare(other) >= Korean);
        return isBeforeKorean || (first.Length >= LongSentences && (own || others.Count == 0))
            ? own || (!remark && first.Length >= MaxNoteLength)
            : own && !remark;
    }

    [GeneratedRegex(@"\bI('m| am| think| guess| wonder| believe| suspect| hope| would| don't)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Opinion { get; }

    // "We" at a sentence's start does what authors do, in the present; what we should, could or tried to do is a reader's thought.
    [GeneratedRegex(@"(^|[.!?:]\s)(Here w|\w{1,20}, w|W)e (\w+ly |also |then |first |further |thus )?(?!(should|need|can|could|may|might|must|have|had|will|would|want|know"
        + @"|think|hope|already|saw|do|did|are|were|still|just|now|never|don|all|at|in|get|\w+ed)\b)[a-z]"
        + @"|\b[Ww]e (also |then |first |further |thus )?(propose|introduce|present|show|study|find|describe|investigate|develop|demonstrate|report)"
        + @"|\b[Oo]ur (approach|method|models?|results|findings|experiments|analysis|work|code|framework|study|system|contributions?|proposed|key|evaluation)\b"
        + @"|\b[Ii]n this (paper|work|report|study)\b|^This (paper|work|report|study|article|survey) [a-z]+s\b"
        + @"|\.\sThis (paper|work|survey) (proposes|introduces|presents|studies|investigates|uses|develops)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Own { get; }

    [GeneratedRegex(@"\b(interesting(ly)?|intriguing|impressive|maybe|perhaps|quite|actually|nice(ly)?|worth|curious|cool|great to|good to see|the authors|it seems"
        + @"|paper (shows|suggests))\b|(^|[.!?]\s)(They|So|But|And)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Remark { get; }

    [GeneratedRegex(@"^([0-9]{1,2}[.)]|[-*+])\s", RegexOptions.CultureInvariant)]
    private static partial Regex Item { get; }
}
