namespace PaperBot.Search;

/// <summary>What may follow a term in the same word.</summary>
internal static class WordEndings
{
    /// <summary>The length of the longest ending.</summary>
    public const int MaxLength = 4;

    private const int MinPluralLength = 4;

    // The longer ones first: 에서는 before 는.
    private static readonly string[] Particles =
    [
        "에서의", "에서는", "에서도", "으로의", "으로는", "으로도", "이라는",
        "에서", "으로", "에게", "까지", "부터", "에는", "에도", "에의", "처럼", "보다", "라는", "이란", "들을", "들은", "들이", "들의", "로서", "로의", "로는",
        "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "로", "도", "만", "들", "란",
    ];

    /// <summary>The folded word as it is, then without the plural's s or a Korean particle if it seems to have one.</summary>
    public static IEnumerable<string> Stems(string word)
    {
        yield return word;
        if (word.Length >= MinPluralLength && word[^1] == 's')
        {
            yield return word[..^1];
        }

        foreach (var particle in Particles)
        {
            if (word.Length > particle.Length && word.EndsWith(particle, StringComparison.Ordinal))
            {
                yield return word[..^particle.Length];
            }
        }
    }
}
