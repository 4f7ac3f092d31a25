using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>Runs a <see cref="ChannelWorker"/> for each channel with deliveries that are due. Channels do not wait for each other.</summary>
internal sealed partial class DeliveryService(
    IDeliveryStore store,
    PostReplies replies,
    Subscriptions subscriptions,
    IEnumerable<IChatPlatform> platforms,
    DeliverySignal signal,
    TimeProvider time,
    ILogger<DeliveryService> logger) : BackgroundService
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.ToDictionary(platform => platform.Name);
    private readonly Dictionary<ChannelAddress, Run> _runs = [];
    private string? _failure;

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
            var wait = Start(stoppingToken);
            _failure = null;
            return wait;
        }
        catch (StorageException exception)
        {
            // The same failure is logged once.
            if (_failure != exception.Message)
            {
                LogUnreadable(exception.Message);
            }

            _failure = exception.Message;
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

            var run = _runs.TryGetValue(channel, out var known) ? known : _runs[channel] = new(new(channel, platform, store, replies, time, logger));
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
            LogCrashed(exception is StorageException or IndexException ? null : exception, channel, exception.Message);
            run.NotBefore = time.GetUtcNow() + MaxWait;
        }

        run.IsActive = false;
        signal.Set();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery to {Channel} failed; trying again. {Problem}")]
    private partial void LogCrashed(Exception? bug, ChannelAddress channel, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read; trying again. {Problem}")]
    private partial void LogUnreadable(string problem);

    private sealed class Run(ChannelWorker worker)
    {
        // False already when the signal wakes the service, which is a moment before the task completes.
        public volatile bool IsActive;

        public ChannelWorker Worker => worker;

        public Task Task { get; set; } = Task.CompletedTask;

        public DateTimeOffset NotBefore { get; set; } = DateTimeOffset.MinValue;
    }
}
