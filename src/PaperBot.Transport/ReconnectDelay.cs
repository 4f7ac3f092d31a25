namespace PaperBot.Transport;

/// <summary>
/// How long to wait before connecting again: not at all after a connection that lasted, and longer with each one in a row that ended early, even
/// where the server asked for it.
/// </summary>
/// <param name="backoff">The waits after connections that ended early.</param>
/// <param name="lasting">How long a connection must have been open to count as lasting.</param>
/// <param name="time">The clock.</param>
public sealed class ReconnectDelay(Backoff backoff, TimeSpan lasting, TimeProvider time)
{
    private long? _openedAt;
    private int _failures;

    /// <summary>Notes that a connection is open.</summary>
    public void Opened() => _openedAt = time.GetTimestamp();

    /// <summary>The wait before the next connection, when one has ended or could not be opened.</summary>
    public TimeSpan Next()
    {
        var lasted = _openedAt is { } opened && time.GetElapsedTime(opened) >= lasting;
        _openedAt = null;
        _failures = lasted ? 0 : _failures + 1;
        return lasted ? TimeSpan.Zero : backoff.After(_failures);
    }
}
