using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Delivery;
using PaperBot.Sources;

namespace PaperBot.Importing;

/// <summary>Keeps the store up to date with the sources, and the index with the store.</summary>
internal sealed partial class SourceService(
    IReadOnlyList<ISource> sources,
    IOptions<List<SourceOptions>> options,
    Importer importer,
    IEntryStore store,
    IEntryIndex index,
    Subscriptions subscriptions,
    DeliverySignal deliveries,
    TimeProvider time,
    ILogger<SourceService> logger) : BackgroundService
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(500);

    private readonly List<SourcePoller> _pollers =
        [.. sources.Zip(options.Value, (source, item) => new SourcePoller(source, [.. sources.Select(each => each.Location)], SourceRules.Create(item), importer, store, time, logger))];

    /// <summary>Loads the index before any command is executed.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        index.Refresh();
        LogLoaded(index.IsShowingSamples ? 0 : index.Current.Count);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var unpolled = _pollers.Count;
        if (unpolled == 0)
        {
            ActivateSubscriptions();
        }

        await Task.WhenAll([RefreshAsync(stoppingToken), .. _pollers.Select(poller => poller.RunAsync(OnPolled, stoppingToken))]);

        void OnPolled()
        {
            if (Interlocked.Decrement(ref unpolled) == 0)
            {
                ActivateSubscriptions();
            }
        }
    }

    private void ActivateSubscriptions()
    {
        var count = subscriptions.Activate();
        LogActivated(count);
    }

    /// <summary>Another process may have imported, and entries that wait to be posted may have settled.</summary>
    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        string? failure = null;
        using var timer = new PeriodicTimer(RefreshInterval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                importer.EnqueueSettled();
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
                    LogFailed(exception is StorageException ? null : exception, exception.Message);
                }

                failure = exception.Message;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The index contains {Count} entries.")]
    private partial void LogLoaded(int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "All sources were polled once; {Count} subscriptions are active.")]
    private partial void LogActivated(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store could not be read; trying again. {Problem}")]
    private partial void LogFailed(Exception? bug, string problem);
}
