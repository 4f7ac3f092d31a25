using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Delivery;
using PaperBot.Sources;
using PaperBot.Transport;

namespace PaperBot.Importing;

/// <summary>Keeps the store up to date with the sources, and the index with the store.</summary>
internal sealed partial class SourceService(
    IReadOnlyList<ISource> sources,
    IOptions<List<SourceOptions>> options,
    Importer importer,
    SourceMetrics metrics,
    IEntryStore store,
    IEntryIndex index,
    Subscriptions subscriptions,
    DeliverySignal deliveries,
    TimeProvider time,
    ILogger<SourceService> logger) : BackgroundService
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(500);

    // When an entry is about to settle, so that it is posted at once.
    private static readonly TimeSpan SettlingInterval = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan MaxLoadingTime = TimeSpan.FromSeconds(2);

    private readonly List<SourcePoller> _pollers =
    [
        .. sources.Zip(options.Value).Select((each, index) => new SourcePoller(
            each.First, [.. sources.Select(source => source.Location)], SourceRules.Create(each.Second), importer, store, metrics.For(each.First, index), time, logger)),
    ];

    private Task _loaded = Task.CompletedTask;

    /// <summary>Loads the index before any command is executed, unless it has to be rebuilt, which takes longer than the platforms should wait.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _loaded = Task.Run(LoadIndex, cancellationToken);
        if (await _loaded.CompletesWithinAsync(MaxLoadingTime, time, cancellationToken))
        {
            await _loaded;
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var polled = _pollers.ConvertAll(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await Task.WhenAll(
        [
            RefreshAsync(stoppingToken),
            ActivateSubscriptionsAsync(Task.WhenAll(polled.Select(each => each.Task)), stoppingToken),
            .. _pollers.Zip(polled, (poller, first) => poller.RunAsync(first.SetResult, stoppingToken)),
        ]);
    }

    /// <summary>Activates the subscriptions as soon as the database can be written, which may be full or in use.</summary>
    private async Task ActivateSubscriptionsAsync(Task polled, CancellationToken cancellationToken)
    {
        await polled.WaitAsync(cancellationToken);
        string? failure = null;
        while (true)
        {
            try
            {
                var count = subscriptions.Activate();
                LogActivated(count);
                return;
            }
            catch (StorageException exception)
            {
                if (failure != exception.Message)
                {
                    LogFailed(null, exception.Message);
                }

                failure = exception.Message;
            }

            await Task.Delay(RefreshInterval, time, cancellationToken);
        }
    }

    private void LoadIndex()
    {
        try
        {
            index.Refresh();
            using var entries = index.Open();
            LogLoaded(index.IsShowingSamples ? 0 : entries.Count);
        }
        catch (IndexException exception)
        {
            LogFailed(null, exception.Message);
        }
    }

    /// <summary>Another process may have imported, and entries that wait to be posted may have settled.</summary>
    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        string? failure = null;
        await _loaded.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var timer = new PeriodicTimer(RefreshInterval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                var interval = importer.EnqueueSettled(RefreshInterval) ? SettlingInterval : RefreshInterval;
                if (timer.Period != interval)
                {
                    timer.Period = interval;
                }

                if (index.Refresh())
                {
                    deliveries.Set();
                }

                failure = null;
            }
            catch (Exception exception)
            {
                // No error ends the loop; the same one is logged once.
                if (failure != exception.Message)
                {
                    LogFailed(exception is StorageException or IndexException ? null : exception, exception.Message);
                }

                failure = exception.Message;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The index contains {Count} entries.")]
    private partial void LogLoaded(int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "All sources were polled once; {Count} subscriptions are active.")]
    private partial void LogActivated(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store or the index could not be read; trying again. {Problem}")]
    private partial void LogFailed(Exception? bug, string problem);
}
