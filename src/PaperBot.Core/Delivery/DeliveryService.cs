using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PaperBot.Delivery;

/// <summary>Posts what is due: runs the <see cref="Dispatcher"/> from when the subscriptions are active until the shutdown, which waits for the calls under way.</summary>
internal sealed partial class DeliveryService(
    Dispatcher dispatcher, Subscriptions subscriptions, DeliverySignal signal, TimeProvider time, ILogger<DeliveryService> logger) : BackgroundService
{
    private static readonly TimeSpan WaitAfterBug = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await subscriptions.Activated.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (TakeTurn() is { Ticks: > 0 } wait)
            {
                // Timers ignore fractions of milliseconds.
                await signal.WaitAsync(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, stoppingToken);
            }
        }

        await dispatcher.EndAsync();
    }

    private TimeSpan TakeTurn()
    {
        try
        {
            return dispatcher.TakeTurn();
        }
        catch (Exception exception)
        {
            LogCrashed(exception);
            return WaitAfterBug;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery failed unexpectedly; trying again.")]
    private partial void LogCrashed(Exception bug);
}
