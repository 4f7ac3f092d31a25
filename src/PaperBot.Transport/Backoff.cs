namespace PaperBot.Transport;

/// <summary>
/// Exponential back-off: the delay doubles with each failure. Up to half of it is random, so that clients do not all return at the same moment
/// when a server that was down is back.
/// </summary>
/// <param name="first">The maximum delay after one failure.</param>
/// <param name="max">The maximum delay after any number of failures.</param>
/// <param name="random">Returns random numbers from 0 to below 1; null for <see cref="Random.Shared"/>.</param>
public sealed class Backoff(TimeSpan first, TimeSpan max, Func<double>? random = null)
{
    private readonly Func<double> _random = random ?? Random.Shared.NextDouble;

    /// <summary>The delay before the next attempt: between half of the maximum and the maximum.</summary>
    /// <param name="failures">How many attempts in a row failed, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="failures"/> is below 1.</exception>
    public TimeSpan After(int failures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var seconds = Math.Min(max.TotalSeconds, first.TotalSeconds * Math.Pow(2, failures - 1));
        return TimeSpan.FromSeconds(seconds * (0.5 + (_random() / 2)));
    }
}
