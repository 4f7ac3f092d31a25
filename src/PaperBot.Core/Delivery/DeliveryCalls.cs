using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PaperBot.Transport;

namespace PaperBot.Delivery;

/// <summary>The calls of platforms that are under way. What is to be done when one has ended is done by the service's loop, in its next turn.</summary>
internal sealed partial class DeliveryCalls(DeliverySignal signal, DeliveryClock clock, ILogger<DeliveryCalls> logger)
{
    private readonly ConcurrentQueue<Action> _ended = new();
    private readonly RunningTasks _running = new();

    /// <summary>Whether there is something to be done about a call that has ended.</summary>
    public bool HasEnded => !_ended.IsEmpty;

    /// <summary>Starts a call in a channel, in which nothing else is done until it has ended.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="call">The call.</param>
    /// <param name="onBug">What it comes to if it throws, which no platform should.</param>
    /// <param name="onEnd">What is done in a later turn.</param>
    public void Start<T>(DeliveryChannel channel, Func<Task<T>> call, Func<string, T> onBug, Action<T> onEnd)
    {
        channel.IsBusy = true;
        channel.LastCall = clock.Elapsed;
        Start(call, onBug, outcome =>
        {
            channel.IsBusy = false;
            onEnd(outcome);
        });
    }

    /// <summary>Starts a call.</summary>
    public void Start<T>(Func<Task<T>> call, Func<string, T> onBug, Action<T> onEnd) => _running.Add(RunAsync(call, onBug, onEnd));

    /// <summary>Does what is to be done about calls that have ended.</summary>
    public void HandleEnded()
    {
        while (_ended.TryDequeue(out var end))
        {
            end();
        }
    }

    /// <summary>Completes when no call is under way.</summary>
    public Task WhenAllAsync() => _running.WhenAllAsync();

    private async Task RunAsync<T>(Func<Task<T>> call, Func<string, T> onBug, Action<T> onEnd)
    {
        T outcome;
        try
        {
            outcome = await call();
        }
        catch (Exception exception)
        {
            // One call's bug must stop neither the others nor the channel for good.
            LogBug(exception);
            outcome = onBug(exception.Message);
        }

        _ended.Enqueue(() => onEnd(outcome));
        signal.Wake();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A call of a platform failed unexpectedly; trying again.")]
    private partial void LogBug(Exception bug);
}
