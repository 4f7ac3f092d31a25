namespace PaperBot.Terminal;

/// <summary>How long all checks together may take.</summary>
/// <param name="seconds">The seconds.</param>
/// <param name="cancelled">Ends them at once.</param>
internal sealed class CheckLimit(int seconds, CancellationToken cancelled) : IDisposable
{
    private readonly CancellationTokenSource _all = Create(TimeSpan.FromSeconds(seconds), cancelled);
    private readonly CancellationTokenSource _first = Create(TimeSpan.FromSeconds(seconds) * 2 / 3, cancelled);

    public int Seconds => seconds;

    /// <summary>Ends the wait for the checks.</summary>
    public CancellationToken Token => _all.Token;

    /// <summary>Ends the wait for what other checks are to add to what they found.</summary>
    public CancellationToken First => _first.Token;

    /// <summary>Whether a person has ended the checks.</summary>
    public bool IsCancelled => cancelled.IsCancellationRequested;

    public void Dispose()
    {
        _all.Dispose();
        _first.Dispose();
    }

    private static CancellationTokenSource Create(TimeSpan limit, CancellationToken cancelled)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        source.CancelAfter(limit);
        return source;
    }
}
