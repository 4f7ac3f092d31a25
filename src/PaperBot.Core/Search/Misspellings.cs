namespace PaperBot.Search;

/// <summary>Finds words of which one can be a slip of the hand for the other.</summary>
internal static class Misspellings
{
    private const int MinWordLength = 5;
    private const int MinWordLengthOfTwo = 9;
    private const int MaxWordLength = 40;

    // Words that share a rest with more neighbours than this have little but the rest in common.
    private const int MaxNeighbours = 40;

    private static readonly string[] Prefixes = ["un", "in", "im", "ir", "il", "non", "re", "de", "dis", "pre", "post", "a", "bi", "co", "ex"];

    /// <summary>
    /// Each word's slips: those within a distance of one letter or, of long words, two, that differ by no number, prefix or ending. Words are
    /// compared that share what is left of them without a letter or two (the deletions of SymSpell, Garbe 2012).
    /// </summary>
    public static ILookup<string, string> Find(IEnumerable<string> words)
    {
        string[] all = [.. words.Where(word => word.Length is >= MinWordLength - 1 and <= MaxWordLength && !word.Any(char.IsAsciiDigit))];
        var rests = new List<(int Key, int Word)>();
        for (var at = 0; at < all.Length; at++)
        {
            rests.AddRange(Rests(all[at]).Distinct().Select(rest => (rest.GetHashCode(StringComparison.Ordinal), at)));
        }

        rests.Sort();
        var pairs = new HashSet<(int, int)>();
        for (var i = 0; i < rests.Count; i++)
        {
            for (var j = i + 1; j < rests.Count && j - i <= MaxNeighbours && rests[j].Key == rests[i].Key; j++)
            {
                pairs.Add((rests[i].Word, rests[j].Word));
            }
        }

        return pairs.Select(pair => (Left: all[pair.Item1], Right: all[pair.Item2]))
            .Where(pair => IsSlip(pair.Left, pair.Right))
            .SelectMany(pair => new[] { pair, (Left: pair.Right, Right: pair.Left) })
            .ToLookup(pair => pair.Left, pair => pair.Right);
    }

    private static bool IsSlip(string left, string right)
    {
        var (shorter, longer) = left.Length <= right.Length ? (left, right) : (right, left);
        return shorter.Length >= MinWordLength && shorter[0] == longer[0]
            && !longer.StartsWith(shorter, StringComparison.Ordinal)
            && !DifferByPrefix(shorter, longer)
            && EditDistance.Between(shorter, longer) <= (shorter.Length >= MinWordLengthOfTwo ? 2 : 1);
    }

    /// <summary>Such as supervised and unsupervised, or inductive and deductive.</summary>
    private static bool DifferByPrefix(string shorter, string longer) => Prefixes.Append("").Any(prefix =>
        shorter.StartsWith(prefix, StringComparison.Ordinal) && Prefixes.Any(other => other != prefix && longer == other + shorter[prefix.Length..]));

    private static IEnumerable<string> Rests(string word)
    {
        var once = Deletions(word).ToList();
        return once.Prepend(word).Concat(word.Length >= MinWordLengthOfTwo - 1 ? once.SelectMany(Deletions) : []);
    }

    // The first letter is hardly ever the wrong one.
    private static IEnumerable<string> Deletions(string word) => Enumerable.Range(1, word.Length - 1).Select(at => word.Remove(at, 1));
}
