namespace PaperBot.Search;

/// <summary>How far two words are apart.</summary>
public static class EditDistance
{
    /// <summary>
    /// Counts the insertions, deletions, replacements and swaps of neighbours that turn one text into the other, without editing a part twice
    /// (optimal string alignment, Damerau 1964). O(n·m).
    /// </summary>
    public static int Between(string from, string to)
    {
        var beforePrevious = new int[to.Length + 1];
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var current = new int[to.Length + 1];
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = previous[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            (beforePrevious, previous) = (previous, current);
        }

        return previous[to.Length];
    }
}
