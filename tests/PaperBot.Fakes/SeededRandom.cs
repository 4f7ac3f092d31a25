namespace PaperBot.Fakes;

/// <summary>Random values that depend only on the seed of a run, what they are for, and its number.</summary>
internal static class SeededRandom
{
    /// <summary>Creates the source of the values.</summary>
    public static Random For(int seed, string purpose, int number)
    {
        // FNV-1a, since neighbouring seeds of Random give neighbouring first values.
        var hash = 2_166_136_261u;
        foreach (var character in $"{seed}/{purpose}/{number}")
        {
            hash = (hash ^ character) * 16_777_619;
        }

        hash ^= hash >> 15;
        hash *= 2_246_822_519;
        return new((int)(hash ^ (hash >> 13)) & int.MaxValue);
    }
}
