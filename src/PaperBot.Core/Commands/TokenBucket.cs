namespace PaperBot.Commands;

/// <summary>A token bucket, kept as the time at which it is full again (the generic cell rate algorithm of ITU-T I.371).</summary>
/// <param name="capacity">How many tokens it holds.</param>
/// <param name="perSecond">How many it gains in a second.</param>
internal sealed class TokenBucket(int capacity, double perSecond)
{
    private readonly TimeSpan _perToken = TimeSpan.FromSeconds(1 / perSecond);
    private TimeSpan _full;

    /// <summary>Takes a token, if there is one.</summary>
    public bool TryTake(TimeSpan now)
    {
        var full = (_full > now ? _full : now) + _perToken;
        if (full - now > _perToken * capacity)
        {
            return false;
        }

        _full = full;
        return true;
    }

    public bool IsFull(TimeSpan now) => _full <= now;
}
