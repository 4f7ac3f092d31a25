namespace PaperBot.Transport;

/// <summary>
/// How long to wait after failures: the first wait, doubled by each further failure. A half of it is random, so that a server that
/// was down is not asked by everybody at once when it comes back.
/// </summary>
/// <param name="first">The whole wait after one failure.</param>
/// <param name="longest">The wait that no number of failures exceeds.</param>
/// <param name="random">Gives the random part, from 0 up to below 1; <see cref="Random.Shared"/> where there is none.</param>
public sealed class Backoff(TimeSpan first, TimeSpan longest, Func<double>? random = null)
{
    private readonly Func<double> _random = random ?? Random.Shared.NextDouble;

    /// <summary>The wait before the next try: between a half of the whole wait and all of it.</summary>
    /// <param name="failures">How many tries failed in a row, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="failures"/> is below 1.</exception>
    public TimeSpan After(int failures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var seconds = Math.Min(longest.TotalSeconds, first.TotalSeconds * Math.Pow(2, failures - 1));
        return TimeSpan.FromSeconds(seconds * (0.5 + (_random() / 2)));
    }
}
