namespace PaperBot.Discord;

/// <summary>How long to wait after failures, so that a server that is down is not asked by everybody at once when it comes back.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Half a second after the first failure, doubled by each further one up to a minute; of that, a random part above a half.
    /// </summary>
    /// <param name="failures">How many failures there were in a row, from 1.</param>
    public static TimeSpan After(int failures)
    {
        var whole = Math.Min(Longest.TotalSeconds, 0.5 * Math.Pow(2, Math.Min(failures, 16) - 1));
        return TimeSpan.FromSeconds(whole * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
