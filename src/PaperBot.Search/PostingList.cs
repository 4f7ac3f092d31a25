namespace PaperBot.Search;

/// <summary>Operations on posting lists: positions of entries, ascending and without duplicates.</summary>
internal static class PostingList
{
    public static int[] Intersect(int[] left, int[] right)
    {
        var (small, large) = left.Length <= right.Length ? (left, right) : (right, left);
        return [.. small.Where(position => Array.BinarySearch(large, position) >= 0)];
    }

    public static int[] Union(int[] left, int[] right)
    {
        int[] union = [.. left, .. Except(right, left)];
        Array.Sort(union);
        return union;
    }

    public static int[] Except(int[] from, int[] without) =>
        [.. from.Where(position => Array.BinarySearch(without, position) < 0)];

    /// <summary>The positions from <paramref name="first"/> up to, not including, <paramref name="end"/>.</summary>
    public static int[] Within(int[] positions, int first, int end)
    {
        var start = Partition(positions.Length, at => positions[at] < first);
        var stop = Partition(positions.Length, at => positions[at] < end);
        return start == 0 && stop == positions.Length ? positions : positions[start..stop];
    }

    /// <summary>Finds the first index for which a condition, true up to some index, is false; the count if there is none (binary search).</summary>
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
