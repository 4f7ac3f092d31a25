namespace PaperBot.Delivery;

/// <summary>Signals that the outbox may have new messages. Any number of signals before the next wait count as one.</summary>
public sealed class DeliverySignal : IDisposable
{
    private readonly SemaphoreSlim _set = new(0, 1);
    private readonly Lock _lock = new();

    /// <summary>Ends the current wait or, if there is none, the next one at once.</summary>
    public void Set()
    {
        lock (_lock)
        {
            if (_set.CurrentCount == 0)
            {
                _set.Release();
            }
        }
    }

    /// <summary>Waits until <see cref="Set"/>, until the time is over or until it is cancelled, whichever comes first.</summary>
    public async Task WaitAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(limit, time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            await _set.WaitAsync(waiting.Token);
        }
        catch (OperationCanceledException)
        {
            // One of the things waited for.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _set.Dispose();
}
