namespace PaperBot.Search.Folder;

/// <summary>
/// Keeps a disk or a bug that damages the index again and again from keeping the machine busy: for the same kind of reason, the index is rebuilt at
/// once, then after a minute, and then each time after twice as long, up to a day.
/// </summary>
internal sealed class RebuildLimit(TimeProvider time)
{
    private const int MaxDoublings = 10;

    private readonly Dictionary<Type, (int Count, DateTimeOffset Last, long Timestamp)> _rebuilds = [];

    /// <summary>Requires that the index may be rebuilt now.</summary>
    /// <exception cref="IndexException">It was rebuilt for the same reason a short time ago.</exception>
    public void Require(string path, Exception cause)
    {
        if (!_rebuilds.TryGetValue(cause.GetType(), out var rebuilt))
        {
            return;
        }

        var wait = (TimeSpan.FromMinutes(1) * (1 << Math.Min(rebuilt.Count - 1, MaxDoublings))) - time.GetElapsedTime(rebuilt.Timestamp);
        if (wait > TimeSpan.Zero)
        {
            throw new IndexException(
                $"The index {path} cannot be used again although it was rebuilt at {rebuilt.Last:u}: {cause.Message} It is rebuilt again at {time.GetUtcNow() + wait:u}. Check the disk; if it is sound, please report this.",
                cause);
        }
    }

    /// <summary>Counts a rebuild.</summary>
    public void Count(Exception cause) =>
        _rebuilds[cause.GetType()] = (_rebuilds.GetValueOrDefault(cause.GetType()).Count + 1, time.GetUtcNow(), time.GetTimestamp());
}
