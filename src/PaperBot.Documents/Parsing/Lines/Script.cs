namespace PaperBot.Parsing.Lines;

/// <summary>What a text's letters tell: whether it is Korean, and whether a Korean word ends as sentences do.</summary>
public static class Script
{
    // What is glued behind a noun.
    private static readonly string[] Particles =
    [
        "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "로", "도", "만", "나", "에서", "으로", "까지", "부터", "에는", "에도", "처럼", "보다",
        "라는", "이라는", "입니다", "이고", "인데",
    ];

    // How clauses and notes end. Names end so too, so these count only behind another word.
    private static readonly string[] Predicates =
    [
        "다", "요", "죠", "까", "네", "군", "음", "함", "임", "됨", "듯", "것", "고", "며", "서", "만", "데", "지",
    ];

    // How sentences end, and names do not.
    private static readonly string[] SentenceEnds = ["니다", "네요", "군요", "어요", "아요", "해요", "세요", "데요", "지요", "겠죠", "이다", "하다", "한다"];

    // How a word ends that more of a sentence follows.
    private static readonly string[] Cases = ["은", "는", "을", "를", "에서", "으로", "에게", "보다", "처럼", "까지", "부터", "하는", "하고", "해서"];

    /// <summary>Tells a Hangul syllable or letter, composed or not.</summary>
    public static bool IsHangul(char character) => character
        is (>= '\uAC00' and <= '\uD7A3') or (>= '\u1100' and <= '\u11FF') or (>= '\u3130' and <= '\u318F');

    /// <summary>Tells a text with any Hangul in it.</summary>
    public static bool HasHangul(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\u1100', '\uD7A3')
        && (text.ContainsAnyInRange('\u1100', '\u11FF') || text.ContainsAnyInRange('\u3130', '\u318F') || text.ContainsAnyInRange('\uAC00', '\uD7A3'));

    /// <summary>The share of Hangul among the letters, from 0 to 1. Decomposed syllables count once.</summary>
    public static double HangulShare(string text)
    {
        if (!HasHangul(text))
        {
            return 0;
        }

        var letters = 0;
        var hangul = 0;
        foreach (var character in text)
        {
            if (character is >= '\u1160' and <= '\u11FF')
            {
                continue;
            }

            letters += char.IsLetter(character) ? 1 : 0;
            hangul += IsHangul(character) ? 1 : 0;
        }

        return letters == 0 ? 0 : (double)hangul / letters;
    }

    /// <summary>Tells a text that begins with a particle that no Hangul follows.</summary>
    public static bool StartsWithParticle(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && IsHangul(text[end]))
        {
            end++;
        }

        return Particles.AsSpan().Contains(text[..end].ToString());
    }

    /// <summary>Tells a word that ends as Korean sentences end, whatever punctuation stands behind it.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text) => EndsWithAny(text, SentenceEnds);

    /// <summary>Tells a text of several words whose last one ends as a Korean clause or note does.</summary>
    public static bool EndsClause(ReadOnlySpan<char> text) => EndsWithAny(text, Predicates);

    /// <summary>Tells a word that carries a case particle or joins clauses: more words of a sentence follow.</summary>
    public static bool ContinuesSentence(ReadOnlySpan<char> word) => word.Length > 1 && EndsWithAny(word, Cases);

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] endings)
    {
        var core = text.TrimEnd(" .!?…~;:,)'\"");
        if (core.IsEmpty || !IsHangul(core[^1]))
        {
            return false;
        }

        var start = core.Length;
        while (start > 0 && core.Length - start < 16 && IsHangul(core[start - 1]))
        {
            start--;
        }

        var tail = core[start..].ToString().Normalize();
        return endings.Any(ending => tail.EndsWith(ending, StringComparison.Ordinal));
    }
}
