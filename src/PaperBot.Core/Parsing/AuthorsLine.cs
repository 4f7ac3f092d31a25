using System.Text.RegularExpressions;

namespace PaperBot.Parsing;

/// <summary>Reads a line of authors, which stands wholly in brackets, and tells it from commentary in brackets.</summary>
internal static partial class AuthorsLine
{
    private const int MaxWordsInName = 12;

    // Words within names that are written small.
    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "de", "del", "della", "der", "den", "di", "da", "dos", "du", "d", "la", "le", "van", "von", "zu", "ter", "ten", "el", "al", "bin",
        "ibn", "y", "e", "and", "et", "of", "the", "for", "at", "in", "on",
    };

    /// <summary>Reads the authors of a line such as <c>(Ann Lee, Bob Ray and Org (Lab, Inc.))</c>.</summary>
    /// <returns>False where the line is not wholly in one pair of brackets, or reads as a sentence or a reference.</returns>
    public static bool TryRead(string line, out IReadOnlyList<string> authors)
    {
        authors = [];
        if (!Brackets.IsOnePair(line) || line.Contains("://", StringComparison.Ordinal))
        {
            return false;
        }

        var inner = line[1..^1].Trim();
        if (NoNames.IsMatch(inner))
        {
            return false;
        }

        var names = AuthorNames.Split(inner);
        if (names.Count == 0 || !names.All(IsName) || CountSmallWords(inner) is var (small, words) && words > 1 && small * 4 > words)
        {
            return false;
        }

        authors = names;
        return true;
    }

    private static bool IsName(string name)
    {
        var words = Brackets.WithoutNested(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MaxWordsInName && name.Any(char.IsLetter) && !EndsAsSentence(name)
            && !words.SkipLast(1).Any(word => Script.ContinuesSentence(word))
            && !(words.Length > 1 && Script.EndsClause(words[^1]));
    }

    private static bool EndsAsSentence(string name) =>
        name[^1] is '?' or '!' or '…' or '。' || Script.EndsSentence(name) || (name[^1] == '.' && !Abbreviation.IsMatch(name));

    private static (int Small, int Words) CountSmallWords(string text)
    {
        var words = text.Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return (words.Count(word => char.IsLower(word[0]) && !Particles.Contains(word)), words.Length);
    }

    [GeneratedRegex(@"(^|[\s.])(\p{L}|[A-Z][a-z]{0,4}|al|et al|\p{L}+\.\p{L}+)\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviation { get; }

    [GeneratedRegex(@"^((fig(ure|\.)|table|appendix|section|chapter|equation|eq\.|source|see|cf\.|e\.g\.|i\.e\.|edit|update|note)\b"
        + "|.*(참고|참조|출처)$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoNames { get; }
}
