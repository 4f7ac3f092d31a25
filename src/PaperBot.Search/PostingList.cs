namespace PaperBot.Search;

/// <summary>Operations on posting lists: positions of entries, ascending and without duplicates.</summary>
internal static class PostingList
{
    /// <summary>The positions in both lists.</summary>
    public static int[] Intersect(int[] left, int[] right)
    {
        var (small, large) = left.Length <= right.Length ? (left, right) : (right, left);
        return [.. small.Where(position => Array.BinarySearch(large, position) >= 0)];
    }

    /// <summary>The positions in either list.</summary>
    public static int[] Union(int[] left, int[] right)
    {
        int[] union = [.. left, .. Except(right, left)];
        Array.Sort(union);
        return union;
    }

    /// <summary>The positions in the first list but not in the second.</summary>
    public static int[] Except(int[] from, int[] without) =>
        [.. from.Where(position => Array.BinarySearch(without, position) < 0)];

    /// <summary>The positions from <paramref name="first"/> up to, not including, <paramref name="end"/>.</summary>
    public static int[] Within(int[] positions, int first, int end)
    {
        var start = Partition(positions.Length, at => positions[at] < first);
        var stop = Partition(positions.Length, at => positions[at] < end);
        return start == 0 && stop == positions.Length ? positions : positions[start..stop];
    }

    /// <summary>Finds the first index from 0 at which a condition is false, or <paramref name="count"/> (binary search).</summary>
    /// <param name="count">The number of indexes.</param>
    /// <param name="condition">A condition that is true up to some index and false from there on.</param>
    public static int Partition(int count, Func<int, bool> condition)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = condition(middle) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
