using System.Data.Common;
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

    private readonly List<FolderWatch> _folders =
        [.. options.Value.Select(source => new FolderWatch(new FolderSource(source.Kind, source.Path), importer, store, logger))];

    /// <summary>Loads the index before anything is answered.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        index.Refresh();
        LogLoaded(index.Current.Count);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        Look(atOnce: true);
        var count = follows.PutInForce();
        LogInForce(count);
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look(atOnce: false);
            Try(TakeOverOtherImports);
        }
    }

    /// <summary>Another process may have imported.</summary>
    private void TakeOverOtherImports()
    {
        if (index.Refresh())
        {
            deliveries.Set();
        }
    }

    private void Look(bool atOnce)
    {
        foreach (var folder in _folders)
        {
            Try(() => folder.Look(atOnce));
        }
    }

    /// <summary>A full disk or a locked database passes; the bot goes on answering from its index meanwhile.</summary>
    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DbException)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The index holds {Count} entries.")]
    private partial void LogLoaded(int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "The sources were read once; {Count} follows are in force.")]
    private partial void LogInForce(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "A source or the store could not be read; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
