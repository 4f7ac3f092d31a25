using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>Runs a <see cref="ChannelWorker"/> for each channel with deliveries that are due. Channels do not wait for each other.</summary>
internal sealed partial class DeliveryService(
    IDeliveryStore store,
    IEntryIndex index,
    Subscriptions subscriptions,
    IEnumerable<IChatPlatform> platforms,
    DeliverySignal signal,
    TimeProvider time,
    ILogger<DeliveryService> logger) : BackgroundService
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.ToDictionary(platform => platform.Name);
    private readonly Dictionary<ChannelAddress, Run> _runs = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await subscriptions.Activated.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await signal.WaitAsync(TryStart(stoppingToken), time, stoppingToken);
        }

        await Task.WhenAll(_runs.Values.Select(run => run.Task));
    }

    private TimeSpan TryStart(CancellationToken stoppingToken)
    {
        try
        {
            return Start(stoppingToken);
        }
        catch (StorageException exception)
        {
            LogUnreadable(exception);
            return MaxWait;
        }
    }

    /// <summary>Starts the worker of each channel that is due and idle. Returns how long until another is due.</summary>
    private TimeSpan Start(CancellationToken stoppingToken)
    {
        var now = time.GetUtcNow();
        var wait = MaxWait;
        foreach (var (channel, due) in store.ReadPending())
        {
            if (!_platforms.TryGetValue(channel.Platform, out var platform))
            {
                continue;
            }

            var run = _runs.TryGetValue(channel, out var known) ? known : _runs[channel] = new(new(channel, platform, store, index, time, logger));
            if (run.IsActive)
            {
                continue;
            }

            var from = due > run.NotBefore ? due : run.NotBefore;
            if (from <= now)
            {
                run.IsActive = true;
                run.Task = RunAsync(channel, run, stoppingToken);
            }
            else if (from - now < wait)
            {
                wait = from - now;
            }
        }

        return wait;
    }

    private async Task RunAsync(ChannelAddress channel, Run run, CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            run.NotBefore = time.GetUtcNow() + await run.Worker.RunAsync(stoppingToken);
        }
        catch (Exception exception)
        {
            // One channel's bug must stop neither the others nor the channel itself for good.
            LogCrashed(exception, channel);
            run.NotBefore = time.GetUtcNow() + MaxWait;
        }

        run.IsActive = false;
        signal.Set();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery to {Channel} failed; trying again.")]
    private partial void LogCrashed(Exception exception, ChannelAddress channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store could not be read; trying again.")]
    private partial void LogUnreadable(Exception exception);

    private sealed class Run(ChannelWorker worker)
    {
        // False already when the signal wakes the service, which is a moment before the task completes.
        public volatile bool IsActive;

        public ChannelWorker Worker => worker;

        public Task Task { get; set; } = Task.CompletedTask;

        public DateTimeOffset NotBefore { get; set; } = DateTimeOffset.MinValue;
    }
}
