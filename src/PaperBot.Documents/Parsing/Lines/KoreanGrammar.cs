namespace PaperBot.Parsing.Lines;

/// <summary>What the endings of Korean words say about the sentence around them.</summary>
internal static class KoreanGrammar
{
    private const int MaxEndingLength = 16;

    // Written directly after a noun.
    private static readonly string[] Particles =
    [
        "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "로", "도", "만", "나", "에서", "으로", "까지", "부터", "에는", "에도", "처럼", "보다",
        "라는", "이라는", "입니다", "이고", "인데",
    ];

    // Ends of clauses and notes. Names have them too, so they count only after another word.
    private static readonly string[] ClauseEnds =
    [
        "다", "요", "죠", "까", "네", "군", "음", "함", "임", "됨", "듯", "것", "고", "며", "서", "만", "데", "지",
    ];

    // Ends of sentences that names do not have.
    private static readonly string[] SentenceEnds = ["니다", "네요", "군요", "어요", "아요", "해요", "세요", "데요", "지요", "겠죠", "이다", "하다", "한다"];

    // Case particles and conjunctive endings.
    private static readonly string[] Continuations = ["은", "는", "을", "를", "에서", "으로", "에게", "보다", "처럼", "까지", "부터", "하는", "하고", "해서"];

    /// <summary>Whether a text begins with a particle and no more Hangul directly after it.</summary>
    public static bool StartsWithParticle(string text) => Particles.Contains(string.Concat(text.TakeWhile(Hangul.IsHangul)));

    /// <summary>Whether a word ends as a Korean sentence does, with or without punctuation.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text) => EndsWithAny(text, SentenceEnds);

    /// <summary>Whether the last word of a text ends as a Korean clause or note does. A single word may be a name.</summary>
    public static bool EndsClause(ReadOnlySpan<char> text) => EndsWithAny(text, ClauseEnds);

    /// <summary>Whether a word has a case particle or joins clauses, so that more words of the sentence come after it.</summary>
    public static bool ContinuesSentence(ReadOnlySpan<char> word) => word.Length > 1 && EndsWithAny(word, Continuations);

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] endings)
    {
        var core = text.TrimEnd(" .!?…~;:,)'\"");
        if (core.IsEmpty || !Hangul.IsHangul(core[^1]))
        {
            return false;
        }

        var start = core.Length;
        while (start > 0 && core.Length - start < MaxEndingLength && Hangul.IsHangul(core[start - 1]))
        {
            start--;
        }

        var tail = core[start..].ToString().Normalize();
        return endings.Any(ending => tail.EndsWith(ending, StringComparison.Ordinal));
    }
}
