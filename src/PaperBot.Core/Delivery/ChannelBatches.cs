using Microsoft.Extensions.Logging;
using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>Uses the outbox for several channels together; if that fails unexpectedly, for each, so that a bad row stops only its own channel.</summary>
internal sealed partial class ChannelBatches(IDeliveryStore store, DeliveryClock clock, DeliveryMetrics metrics, ILogger<ChannelBatches> logger)
{
    private static readonly TimeSpan WaitAfterBug = TimeSpan.FromMinutes(5);

    /// <summary>Records what has happened.</summary>
    public void Record(IEnumerable<DeliveryChannel> channels) =>
        Run([.. channels.Where(channel => channel.Unrecorded.Count > 0 && channel.AsideUntil <= clock.Elapsed)], some =>
        {
            store.Record([.. some.SelectMany(channel => channel.Unrecorded)]);
            foreach (var channel in some)
            {
                channel.Unrecorded.ForEach(record => metrics.Add(channel.Address, record.Attempt));
                channel.Unrecorded.Clear();
                while (channel.LogWhenRecorded.TryDequeue(out var log))
                {
                    log();
                }
            }
        });

    /// <summary>Takes the next message of each channel.</summary>
    /// <param name="channels">The channels.</param>
    /// <param name="onTaken">Receives it; null if there is none.</param>
    public void TakeMessages(List<DeliveryChannel> channels, Action<DeliveryChannel, OutboxMessage?> onTaken) => Run(channels, some =>
    {
        var messages = store.TakeNext([.. some.Select(channel => channel.Address)], clock.DueNow).ToDictionary(message => message.Subscription.Channel);
        some.ForEach(channel => onTaken(channel, messages.GetValueOrDefault(channel.Address)));
    });

    /// <summary>Takes the next edit of each channel.</summary>
    /// <param name="channels">The channels.</param>
    /// <param name="onTaken">Receives it; null if there is none.</param>
    public void TakeEdits(List<DeliveryChannel> channels, Action<DeliveryChannel, OutboxEdit?> onTaken) => Run(channels, some =>
    {
        var edits = store.TakeEdits([.. some.Select(channel => channel.Address)], clock.DueNow).ToDictionary(edit => edit.Message.Subscription.Channel);
        some.ForEach(channel => onTaken(channel, edits.GetValueOrDefault(channel.Address)));
    });

    private void Run(List<DeliveryChannel> channels, Action<List<DeliveryChannel>> act)
    {
        try
        {
            if (channels.Count > 0)
            {
                act(channels);
            }
        }
        catch (Exception exception) when (exception is not StorageException)
        {
            if (channels is [var bad])
            {
                LogSetAside(exception, bad.Address);
                bad.AsideUntil = clock.Elapsed + WaitAfterBug;
            }
            else
            {
                channels.ForEach(channel => Run([channel], act));
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox of {Channel} cannot be used; the others go on. Trying again in 5 minutes.")]
    private partial void LogSetAside(Exception bug, ChannelAddress channel);
}
