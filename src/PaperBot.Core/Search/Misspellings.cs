namespace PaperBot.Search;

/// <summary>Finds pairs of words of which one is probably a misspelling of the other.</summary>
internal static class Misspellings
{
    private const int MinLength = 5;
    private const int MinLengthForTwoEdits = 9;
    private const int MaxLength = 40;

    // Words that share a variant with more words than this are rarely misspellings of each other.
    private const int MaxNeighbours = 40;

    private static readonly string[] Prefixes = ["un", "in", "im", "ir", "il", "non", "re", "de", "dis", "pre", "post", "a", "bi", "co", "ex"];

    /// <summary>
    /// Finds each word's misspellings: the words within an edit distance of one or, for long words, two, that do not differ by a number, a prefix
    /// or an ending. Only words that share a variant with one or two letters deleted are compared (SymSpell, Garbe 2012).
    /// </summary>
    public static ILookup<string, string> Find(IEnumerable<string> words)
    {
        string[] all = [.. words.Where(word => word.Length is >= MinLength - 1 and <= MaxLength && !word.Any(char.IsAsciiDigit))];
        var variants = new List<(int Key, int Word)>();
        for (var i = 0; i < all.Length; i++)
        {
            variants.AddRange(Variants(all[i]).Distinct().Select(variant => (variant.GetHashCode(StringComparison.Ordinal), i)));
        }

        variants.Sort();
        var pairs = new HashSet<(int, int)>();
        for (var i = 0; i < variants.Count; i++)
        {
            for (var j = i + 1; j < variants.Count && j - i <= MaxNeighbours && variants[j].Key == variants[i].Key; j++)
            {
                pairs.Add((variants[i].Word, variants[j].Word));
            }
        }

        return pairs.Select(pair => (Left: all[pair.Item1], Right: all[pair.Item2]))
            .Where(pair => IsMisspelling(pair.Left, pair.Right))
            .SelectMany(pair => new[] { pair, (Left: pair.Right, Right: pair.Left) })
            .ToLookup(pair => pair.Left, pair => pair.Right);
    }

    private static bool IsMisspelling(string left, string right)
    {
        var (shorter, longer) = left.Length <= right.Length ? (left, right) : (right, left);
        return shorter.Length >= MinLength && shorter[0] == longer[0]
            && !longer.StartsWith(shorter, StringComparison.Ordinal)
            && !DifferByPrefix(shorter, longer)
            && EditDistance.Between(shorter, longer) <= (shorter.Length >= MinLengthForTwoEdits ? 2 : 1);
    }

    /// <summary>Whether two words differ only by a prefix, such as supervised and unsupervised, or inductive and deductive.</summary>
    private static bool DifferByPrefix(string shorter, string longer) => Prefixes.Append("").Any(prefix =>
        shorter.StartsWith(prefix, StringComparison.Ordinal) && Prefixes.Any(other => other != prefix && longer == other + shorter[prefix.Length..]));

    /// <summary>The word with no, one or, for long words, two letters deleted.</summary>
    private static IEnumerable<string> Variants(string word)
    {
        var once = Deletions(word).ToList();
        return once.Prepend(word).Concat(word.Length >= MinLengthForTwoEdits - 1 ? once.SelectMany(Deletions) : []);
    }

    // The first letter is rarely wrong.
    private static IEnumerable<string> Deletions(string word) => Enumerable.Range(1, word.Length - 1).Select(i => word.Remove(i, 1));
}
