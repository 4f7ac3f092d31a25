namespace PaperBot.Delivery;

/// <summary>Says that channels may be owed something new. Any number of calls before the next wait count as one.</summary>
public sealed class DeliverySignal : IDisposable
{
    private readonly SemaphoreSlim _set = new(0, 1);
    private readonly Lock _lock = new();

    /// <summary>Wakes whoever waits, or the next who does.</summary>
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

    /// <summary>Waits until <see cref="Set"/> or until the time is over.</summary>
    public async Task WaitAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = time.CreateTimer(_ => waiting.Cancel(), null, limit, Timeout.InfiniteTimeSpan);
        try
        {
            await _set.WaitAsync(waiting.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is over, which is one of the two things waited for.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _set.Dispose();
}
