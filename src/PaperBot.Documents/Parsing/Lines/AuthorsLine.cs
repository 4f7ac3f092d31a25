using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>Reads a line of authors, which is wholly in brackets, and distinguishes it from commentary in brackets.</summary>
internal static partial class AuthorsLine
{
    private const int MaxWordsInName = 12;
    private const int MaxPlainLength = 400;

    // Words within names that begin with a small letter.
    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "de", "del", "della", "der", "den", "di", "da", "dos", "du", "d", "la", "le", "van", "von", "zu", "ter", "ten", "el", "al", "bin",
        "ibn", "y", "e", "and", "et", "of", "the", "for", "at", "in", "on",
    };

    /// <summary>Reads the authors of a line such as <c>(Ann Lee, Bob Ray and Org (Lab, Inc.))</c>.</summary>
    /// <returns>False if the line is not wholly in one pair of brackets, or reads as a sentence or a reference.</returns>
    public static bool TryRead(string line, out AuthorList authors)
    {
        authors = AuthorList.None;
        var pair = line.AsSpan().TrimEnd(".,;");
        if (!Brackets.IsOnePair(pair) || pair.Contains("://", StringComparison.Ordinal))
        {
            return false;
        }

        var inner = pair[1..^1].Trim().ToString();
        if (NoNames.IsMatch(inner))
        {
            return false;
        }

        var names = AuthorNames.Split(inner);
        var (small, words) = CountSmallWords(Brackets.WithoutNested(inner));
        if (names.Count == 0 || !names.Names.All(IsName) || AreFacts(names.Names) || (words > 1 && small * 4 > words))
        {
            return false;
        }

        authors = names;
        return true;
    }

    /// <summary>Reads the authors of a line such as <c>Authors: Ann Lee, Bob Ray</c> or <c>by Ann Lee and Bob Ray</c>.</summary>
    public static bool TryReadLabelled(string line, out AuthorList authors)
    {
        authors = AuthorList.None;
        var text = MarkdownMarks.WithoutMarks(MarkdownMarks.WithoutFront(line));
        return Label.Match(text) is { Success: true } label && TryRead($"({text[label.Length..].Trim(' ', '*', '_', '(', ')')})", out authors);
    }

    /// <summary>Reads a line that is several names of people and nothing else, without brackets: <c>Ann Lee, Bob Ray</c>. It is that only below a title.</summary>
    public static bool TryReadPlain(string line, out AuthorList authors)
    {
        authors = AuthorList.None;
        return line.Length <= MaxPlainLength && line.Contains(',', StringComparison.Ordinal) && MarkdownMarks.WithoutMarks(MarkdownMarks.WithoutFront(line)) is var text && Plain.IsMatch(text)
            && TryRead($"({text})", out authors) && authors.Count > 1;
    }

    /// <summary>Whether a line that is not read as authors looks like them, for a warning: it is labelled as authors, or short and wholly in brackets.</summary>
    public static bool IsSimilar(string line) => Label.IsMatch(line) || (Brackets.IsOnePair(line) && line.Contains(',', StringComparison.Ordinal)
        && line.Length <= MaxPlainLength && !Hangul.IsIn(line) && !line.Contains("://", StringComparison.Ordinal));

    /// <summary>Whether the names are those of people or of several words, and not single words that can mean anything.</summary>
    public static bool ArePeople(AuthorList authors) =>
        authors.Names.Any(name => Hangul.IsIn(name) || name.Contains(' ')) || !(authors.Count == 1 || authors.Names.All(Acronym.IsMatch));

    // (Apache 2.0), (MMLU, GSM8K): an acronym alone can be an organisation, but next to a fact it is another fact.
    private static bool AreFacts(IReadOnlyList<string> names) =>
        names.Any(IsFact) && names.All(name => IsFact(name) || Acronym.IsMatch(name));

    // For speed: hardly any name contains a digit, and the expression need not be applied to the others.
    private static bool IsFact(string name) =>
        (name.AsSpan().ContainsAnyInRange('0', '9') || name.Contains("licen", StringComparison.OrdinalIgnoreCase)) && Fact.IsMatch(name);

    private static bool IsName(string name)
    {
        var words = Brackets.WithoutNested(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MaxWordsInName && name.Any(char.IsLetter) && !EndsAsSentence(name)
            && !words.SkipLast(1).Any(word => KoreanGrammar.ContinuesSentence(word))
            && !(words.Length > 1 && KoreanGrammar.EndsClause(words[^1]));
    }

    private static bool EndsAsSentence(string name) =>
        name[^1] is '?' or '!' or '…' or '。' || KoreanGrammar.EndsSentence(name) || (name[^1] == '.' && !Abbreviation.IsMatch(name));

    private static (int Small, int Words) CountSmallWords(string text)
    {
        var words = text.Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return (words.Count(word => char.IsLower(word[0]) && !Particles.Contains(word)), words.Length);
    }

    [GeneratedRegex(@"(^|[\s.])(\p{L}|[A-Z][a-z]{0,4}|al|et al|\p{L}+\.\p{L}+)\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviation { get; }

    // A version or a year, a quantity, a licence, the name of a benchmark: Apache 2.0, ICLR 2024, CVPR'24, 9K, MIT License, GSM8K. Not 01.AI.
    [GeneratedRegex(@"\s[vV]?[0-9]+(\.[0-9]+)*(\s(oral|spotlight|poster|workshop))?$|['’][0-9]{2}$|^[~<>≈+-]?[0-9]+([.,][0-9]+)*\s?(\p{L}{1,2}|%)?\+?$"
        + @"|\blicen[sc]ed?$|^(?-i:(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]*[0-9])[A-Z0-9-]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fact { get; }

    [GeneratedRegex(@"^[*_]*((authors?|저자|글쓴이)[*_]*\s*[:：]|by\s)[\s*_]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label { get; }

    // Names of two to four words that begin with capital letters.
    [GeneratedRegex(@"^\p{Lu}[\p{L}'’.-]*(\s[\p{Lu}v][\p{L}'’.-]*){1,3}(,\s(and\s)?\p{Lu}[\p{L}'’.-]*(\s[\p{Lu}v][\p{L}'’.-]*){1,3})+(,?\s(et al\.?|and others))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain { get; }

    [GeneratedRegex("^[A-Z]{2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Acronym { get; }

    [GeneratedRegex(@"^((arxiv|fig(ure|\.)|table|appendix|section|chapter|equation|eq\.|source|see|cf\.|e\.g\.|i\.e\.|edit|update|note)\b"
        + "|.*(참고|참조|출처)$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoNames { get; }
}
