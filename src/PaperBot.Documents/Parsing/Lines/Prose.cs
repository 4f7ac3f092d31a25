using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>Distinguishes titles, abstracts and commentary by the whole line.</summary>
internal static partial class Prose
{
    private const int MaxTitleLength = 400;
    private const int MaxSentenceLength = 150;
    private const int MinAbstractLength = 40;
    private const int MaxNoteLength = 100;
    private const int MinLongTextLength = 400;
    private const int MinCommentedLength = 200;
    private const int MaxRemarkLength = 700;
    private const double MinKoreanShare = 0.1;

    /// <summary>Whether a line can be a title, where only the authors line after it shows that an entry begins.</summary>
    /// <param name="line">The line.</param>
    /// <param name="severalAuthors">Whether the authors line names several people: then an English title may end with a full stop.</param>
    public static bool IsTitleLike(string line, bool severalAuthors) => line.Length <= MaxTitleLength && !LinkFinder.IsOneAddress(line)
        && line[^1] switch
        {
            '.' or '。' or '…' => severalAuthors && !Hangul.IsIn(line) && line.Length <= MaxSentenceLength,
            ',' or ';' or ':' => false,
            _ => !Hangul.IsIn(line)
                || (line.Length <= MaxSentenceLength && !line.Contains(". ", StringComparison.Ordinal) && !KoreanGrammar.EndsClause(line)),
        };

    /// <summary>
    /// Whether the first paragraph is the paper's abstract and not commentary in English. An abstract consists of English sentences without an
    /// opinion in the first person ("I think"). It is longer than any remark; or Korean text comes after it and it is longer than a note; or it speaks as
    /// the authors do ("we train", "this paper asks") and not about them ("they", "interesting").
    /// </summary>
    public static bool IsAbstract(string first, IReadOnlyList<string> others)
    {
        var sentences = first.Length >= MinAbstractLength && !IsKorean(first) && !LinkFinder.IsOneAddress(first)
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
        var isBeforeKorean = others.Any(IsKorean);
        if (!remark && first.Length >= MinCommentedLength && others.Count > 0 && others.All(IsComment))
        {
            return true;
        }

        return isBeforeKorean || (first.Length >= MinLongTextLength && (own || others.Count == 0))
            ? own || (!remark && first.Length >= MaxNoteLength)
            : own && !remark;
    }

    // English that says what a reader thinks.
    private static bool IsComment(string text) => text.Length < MinLongTextLength && !Own.IsMatch(text) && (Opinion.IsMatch(text) || Remark.IsMatch(text));

    /// <summary>Whether a text is in Korean, apart from a few words.</summary>
    public static bool IsKorean(string text) => Hangul.ShareOf(text) >= MinKoreanShare;

    [GeneratedRegex(@"\bI('m| am| think| guess| wonder| believe| suspect| hope| would| don't)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Opinion { get; }

    // "We" at the start of a sentence with a verb in the present tense, as authors write. What we should, could or tried to do is a reader's thought.
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
