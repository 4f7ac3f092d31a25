namespace PaperBot.Transport;

/// <summary>
/// The delay before reconnecting: none after a connection that lasted, or that the server asks to replace, and a longer one with each connection in a
/// row that could not be opened or ended early. A server that asks again and again counts as one whose connections end early.
/// </summary>
/// <param name="backoff">The delays after connections that ended early.</param>
/// <param name="lasting">The time after which a connection counts as one that lasted.</param>
/// <param name="time">The clock.</param>
public sealed class ReconnectDelay(Backoff backoff, TimeSpan lasting, TimeProvider time)
{
    private const int MaxRequests = 3;
    private long? _openedAt;
    private int _failures;
    private int _requests;

    /// <summary>Records that a connection was opened.</summary>
    public void Opened() => _openedAt = time.GetTimestamp();

    /// <summary>Records that a connection ended or could not be opened, and returns the delay before the next one.</summary>
    /// <param name="isRequested">Whether the server asked to replace it.</param>
    public TimeSpan Next(bool isRequested = false)
    {
        var lasted = _openedAt is { } opened && time.GetElapsedTime(opened) >= lasting;
        _requests = lasted || !isRequested ? 0 : _requests + 1;
        var isHealthy = lasted || (_openedAt is not null && isRequested && _requests <= MaxRequests);
        _openedAt = null;
        _failures = isHealthy ? 0 : _failures + 1;
        return isHealthy ? TimeSpan.Zero : backoff.After(_failures);
    }
}
