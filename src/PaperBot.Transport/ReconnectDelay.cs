namespace PaperBot.Transport;

/// <summary>
/// The delay before reconnecting: none after a connection that lasted, and a longer one with each connection in a row that ended early, even if
/// the server asked for the reconnect.
/// </summary>
/// <param name="backoff">The delays after connections that ended early.</param>
/// <param name="lasting">The time after which a connection counts as one that lasted.</param>
/// <param name="time">The clock.</param>
public sealed class ReconnectDelay(Backoff backoff, TimeSpan lasting, TimeProvider time)
{
    private long? _openedAt;
    private int _failures;

    /// <summary>Records that a connection was opened.</summary>
    public void Opened() => _openedAt = time.GetTimestamp();

    /// <summary>Records that a connection ended or could not be opened, and returns the delay before the next one.</summary>
    public TimeSpan Next()
    {
        var lasted = _openedAt is { } opened && time.GetElapsedTime(opened) >= lasting;
        _openedAt = null;
        _failures = lasted ? 0 : _failures + 1;
        return lasted ? TimeSpan.Zero : backoff.After(_failures);
    }
}
