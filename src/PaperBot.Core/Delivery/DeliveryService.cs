using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Index;
using PaperBot.Platforms;
using PaperBot.Storage;

namespace PaperBot.Delivery;

/// <summary>Brings every channel what it is owed when it is due; channels do not wait for each other.</summary>
public sealed partial class DeliveryService(
    IDeliveryStore store,
    EntryIndex index,
    Follows follows,
    IEnumerable<IChatPlatform> platforms,
    DeliverySignal signal,
    TimeProvider time,
    ILogger<DeliveryService> logger) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.ToDictionary(platform => platform.Name);
    private readonly Dictionary<ChannelAddress, Turn> _turns = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await follows.InForce.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = TryStart(stoppingToken);
            await signal.WaitAsync(next, time, stoppingToken);
        }

        await Task.WhenAll(_turns.Values.Select(turn => turn.Running));
    }

    private TimeSpan TryStart(CancellationToken stoppingToken)
    {
        try
        {
            return Start(stoppingToken);
        }
        catch (DbException exception)
        {
            LogUnreadable(exception);
            return LongestWait;
        }
    }

    /// <summary>Starts each channel that is due and is not at work.</summary>
    /// <returns>How long until another is due.</returns>
    private TimeSpan Start(CancellationToken stoppingToken)
    {
        var now = time.GetUtcNow();
        var wait = LongestWait;
        foreach (var (channel, due) in store.ReadOwed())
        {
            if (!_platforms.TryGetValue(channel.Platform, out var platform))
            {
                continue;
            }

            var turn = _turns.TryGetValue(channel, out var known) ? known : _turns[channel] = new(new(channel, platform, store, index, time, logger));
            if (turn.IsRunning)
            {
                continue;
            }

            var from = due > turn.NotBefore ? due : turn.NotBefore;
            if (from <= now)
            {
                turn.IsRunning = true;
                turn.Running = RunAsync(channel, turn, stoppingToken);
            }
            else if (from - now < wait)
            {
                wait = from - now;
            }
        }

        return wait;
    }

    private async Task RunAsync(ChannelAddress channel, Turn turn, CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            turn.NotBefore = time.GetUtcNow() + await turn.Delivery.RunAsync(stoppingToken);
        }
        catch (Exception exception)
        {
            // One channel's bug must not stop the others, nor the channel itself for good.
            LogCrashed(exception, channel);
            turn.NotBefore = time.GetUtcNow() + LongestWait;
        }

        turn.IsRunning = false;
        signal.Set();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivering to {Channel} failed and is tried again.")]
    private partial void LogCrashed(Exception exception, ChannelAddress channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store could not be read; it is tried again.")]
    private partial void LogUnreadable(Exception exception);

    private sealed class Turn(ChannelDelivery delivery)
    {
        private volatile bool _isRunning;

        public ChannelDelivery Delivery => delivery;

        /// <summary>False already when <see cref="Running"/> wakes the service, which is a moment before that completes.</summary>
        public bool IsRunning
        {
            get => _isRunning;
            set => _isRunning = value;
        }

        public Task Running { get; set; } = Task.CompletedTask;

        public DateTimeOffset NotBefore { get; set; } = DateTimeOffset.MinValue;
    }
}
