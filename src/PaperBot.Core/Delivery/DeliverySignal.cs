namespace PaperBot.Delivery;

/// <summary>Signals that the outbox may have new messages. Any number of signals before the next wait count as one.</summary>
public sealed class DeliverySignal : IDisposable
{
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly Lock _lock = new();
    private bool _isSet;

    /// <summary>Ends the current wait or, if there is none, the next one at once, and has the outbox read.</summary>
    public void Set()
    {
        Volatile.Write(ref _isSet, true);
        Wake();
    }

    /// <summary>Ends the current wait or, if there is none, the next one at once.</summary>
    internal void Wake()
    {
        lock (_lock)
        {
            if (_wake.CurrentCount == 0)
            {
                _wake.Release();
            }
        }
    }

    /// <summary>Whether <see cref="Set"/> was called since the last time.</summary>
    internal bool TryReset() => Interlocked.Exchange(ref _isSet, false);

    /// <summary>Waits until <see cref="Set"/> or <see cref="Wake"/>, until the time is over or until it is cancelled, whichever comes first.</summary>
    public async Task WaitAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(limit, time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            await _wake.WaitAsync(waiting.Token);
        }
        catch (OperationCanceledException)
        {
            // One of the things waited for.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _wake.Dispose();
}
