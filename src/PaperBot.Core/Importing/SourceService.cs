using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Delivery;
using PaperBot.Index;
using PaperBot.Sources;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>Keeps the store in step with the sources, and the index with the store.</summary>
public sealed partial class SourceService(
    IReadOnlyList<ISource> sources,
    IOptions<List<SourceOptions>> options,
    Importer importer,
    IEntryStore store,
    EntryIndex index,
    Follows follows,
    DeliverySignal deliveries,
    TimeProvider time,
    ILogger<SourceService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly List<SourceWatch> _watches =
        [.. sources.Zip(options.Value, (source, item) => new SourceWatch(source, [.. sources.Select(each => each.Location)], item.Settle, importer, store, time, logger))];

    /// <summary>Loads the index before anything is answered.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        index.Refresh();
        LogLoaded(index.IsStandIn ? 0 : index.Current.Count);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var toLook = _watches.Count;
        if (toLook == 0)
        {
            PutInForce();
        }

        await Task.WhenAll([TakeOverAsync(stoppingToken), .. _watches.Select(watch => watch.RunAsync(looked, stoppingToken))]);

        void looked()
        {
            if (Interlocked.Decrement(ref toLook) == 0)
            {
                PutInForce();
            }
        }
    }

    private void PutInForce()
    {
        var count = follows.PutInForce();
        LogInForce(count);
    }

    /// <summary>Another process may have imported, and entries that were waited for may have settled.</summary>
    private async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        string? failure = null;
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                importer.OweSettled();
                if (index.Refresh())
                {
                    deliveries.Set();
                }

                failure = null;
            }
            catch (Exception exception)
            {
                // Whatever it is, what comes later must not be missed for it; and it is said once.
                if (failure != exception.Message)
                {
                    LogFailed(exception);
                }

                failure = exception.Message;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The index holds {Count} entries.")]
    private partial void LogLoaded(int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "The sources were read once; {Count} follows are in force.")]
    private partial void LogInForce(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store could not be read; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
