namespace PaperBot.Tests;

/// <summary>Checks that work is linear by what it allocates, which does not depend on the load of the machine as time does.</summary>
internal static class Allocations
{
    private const int Attempts = 3;

    /// <summary>
    /// Fails if work on four times as much allocates far more than four times the memory; sixteen times would be quadratic. Pools that other
    /// tests empty at the same time add to a measurement, so the best of a few counts.
    /// </summary>
    /// <param name="size">The size of the big input.</param>
    /// <param name="prepare">Creates an input of a size, and returns the work on it.</param>
    public static void ShouldBeLinear(int size, Func<int, Action> prepare)
    {
        Measure(prepare(size / 16));
        var limit = (Measure(prepare(size / 4)) * 10) + 1_000_000;
        Enumerable.Range(0, Attempts).Select(_ => Measure(prepare(size))).TakeUntil(allocated => allocated < limit).Min().ShouldBeLessThan(limit);
    }

    private static long Measure(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static IEnumerable<long> TakeUntil(this IEnumerable<long> values, Func<long, bool> condition)
    {
        foreach (var value in values)
        {
            yield return value;
            if (condition(value))
            {
                yield break;
            }
        }
    }
}
