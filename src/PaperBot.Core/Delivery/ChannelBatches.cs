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

    /// <summary>Takes an edit that is due in each channel, or else the next message.</summary>
    /// <param name="channels">The channels.</param>
    /// <param name="onEdit">Receives an edit.</param>
    /// <param name="onMessage">Receives a message; null if there is none.</param>
    public void Take(List<DeliveryChannel> channels, Action<DeliveryChannel, OutboxEdit> onEdit, Action<DeliveryChannel, OutboxMessage?> onMessage) => Run(channels, some =>
    {
        var dueNow = clock.DueNow;
        var editable = some.Where(channel => channel.EditsNotBefore <= clock.Elapsed).Select(channel => channel.Address).ToList();
        var edits = editable.Count == 0 ? [] : store.TakeEdits(editable, dueNow).ToDictionary(edit => edit.Message.Subscription.Channel);
        var others = some.Where(channel => !edits.ContainsKey(channel.Address)).ToList();
        var messages = others.Count == 0 ? [] : store.TakeNext([.. others.Select(channel => channel.Address)], dueNow).ToDictionary(message => message.Subscription.Channel);
        some.Except(others).ToList().ForEach(channel => onEdit(channel, edits[channel.Address]));
        others.ForEach(channel => onMessage(channel, messages.GetValueOrDefault(channel.Address)));
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
