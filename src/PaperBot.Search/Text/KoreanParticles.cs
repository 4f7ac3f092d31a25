namespace PaperBot.Search.Text;

/// <summary>The particles at the end of Korean words: 모델을 is 모델 with 을.</summary>
internal static class KoreanParticles
{
    private const int MinStem = 2;

    private static readonly string[] Particles =
    [
        "에서부터", "으로부터", "이라는", "에서는", "에서의", "으로는", "으로의", "에게서", "까지", "부터", "에서", "으로", "에게", "처럼", "보다", "이나", "이라", "라는",
        "과의", "와의", "에는", "을", "를", "이", "가", "은", "는", "의", "에", "로", "와", "과", "도", "만", "들",
    ];

    /// <summary>The word without the particles at its end, one after the other. What is left has two syllables or ends with a Latin letter.</summary>
    public static IEnumerable<string> Remove(string word)
    {
        while (word.Length > MinStem && Hangul.IsSyllable(word[^1]) && Array.Find(Particles, particle => IsParticle(word, particle)) is { } found)
        {
            word = word[..^found.Length];
            yield return word;
        }
    }

    private static bool IsParticle(string word, string particle)
    {
        var stem = word.Length - particle.Length;
        return stem > 0 && word.EndsWith(particle, StringComparison.Ordinal) && (stem >= MinStem || !Hangul.IsSyllable(word[stem - 1]));
    }
}
