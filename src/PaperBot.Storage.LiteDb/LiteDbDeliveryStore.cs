using LiteDB;
using PaperBot.Platforms;
using PaperBot.Storage.LiteDb.Tables;

namespace PaperBot.Storage.LiteDb;

internal sealed class LiteDbDeliveryStore(LiteDbGateway gateway) : IDeliveryStore
{
    public void SetSubscriptions(IReadOnlyList<Subscription> subscriptions) => gateway.Write(database =>
    {
        var table = new SubscriptionTable(database);
        var known = table.ReadAll().ToDictionary(stored => stored.Subscription.Id);
        foreach (var stored in known.Values.Where(stored => stored.IsActive))
        {
            table.Save(stored with { IsActive = false });
        }

        foreach (var subscription in subscriptions)
        {
            var since = known.TryGetValue(subscription.Id, out var before) ? before.Subscription.Since : subscription.Since;
            table.Save(new(subscription with { Since = since }, IsActive: true));
        }

        MoveFromInactive(new(database), table.ReadAll().Where(stored => stored.IsActive).Select(stored => stored.Subscription).ToList());
        return true;
    });

    public IReadOnlyList<PendingChannel> ReadPending() => gateway.Read(database =>
    {
        var outbox = new OpenDeliveries(database);
        return (IReadOnlyList<PendingChannel>)
        [
            .. outbox.All.GroupBy(delivery => delivery.Channel)
                .Select(channel => (Address: channel.Key, Due: channel.Any(delivery => delivery.State == DeliveryState.Sending)
                    ? DateTimeOffset.UnixEpoch
                    : outbox.FindNext(channel.Key, DateTimeOffset.MaxValue)?.Due))
                .Where(channel => channel.Due is not null)
                .Select(channel => new PendingChannel(channel.Address, channel.Due!.Value))
                .OrderBy(channel => channel.Channel.ToString(), StringComparer.Ordinal),
        ];
    });

    public OutboxMessage? TakeNext(ChannelAddress channel, DateTimeOffset now, int limit)
    {
        // Most of the time there is nothing to take, which is known without a transaction.
        return gateway.Read(database => new OpenDeliveries(database).HasNext(channel, now)) ? gateway.Write(Take) : null;

        OutboxMessage? Take(LiteDatabase database)
        {
            var outbox = new OpenDeliveries(database);
            if (outbox.FindSending(channel) is { } interrupted)
            {
                return Schema.FindRestoration(database)?.Apply(interrupted, now) ?? interrupted;
            }

            var taken = outbox.FindNextMessage(channel, now, limit);
            var key = IdempotencyKey.Create(channel, taken.Select(delivery => delivery.Entry));
            foreach (var delivery in taken)
            {
                outbox.Table.Update(delivery with { State = DeliveryState.Sending, Key = key, Taken = ToMilliseconds(now), Reason = null });
            }

            if (taken.Count == 0)
            {
                return null;
            }

            var message = new OpenDeliveries(database).FindSending(channel)! with { Interrupted = false };
            return Schema.FindRestoration(database)?.Apply(message, now) ?? message;
        }
    }

    public void MarkSent(IdempotencyKey key, string messageId, DateTimeOffset now) =>
        Mark(key, delivery => delivery with { State = DeliveryState.Sent, MessageId = messageId, Sent = now, Reason = null });

    public void MarkPending(IdempotencyKey key, string reason) =>
        Mark(key, delivery => delivery with { State = DeliveryState.Pending, Key = null, Taken = null, Reason = reason });

    public void MarkFailed(IdempotencyKey key, string reason) => Mark(key, delivery => delivery with { State = DeliveryState.Failed, Reason = reason });

    public IReadOnlyList<DeliveryCount> CancelPending(ChannelAddress? channel, string reason) => gateway.Write(database =>
    {
        var table = new DeliveryTable(database);
        var pending = table.ReadOutbox().Where(delivery => delivery.State == DeliveryState.Pending && (channel is null || delivery.Channel == channel)).ToList();
        pending.ForEach(delivery => table.Update(delivery with { State = DeliveryState.Failed, Reason = reason }));
        return Count(pending.Select(delivery => delivery with { State = DeliveryState.Failed, Reason = reason }));
    });

    public IReadOnlyList<DeliveryCount> ReadCounts() => gateway.Read(database => Count(new DeliveryTable(database).ReadAll()));

    private static IReadOnlyList<DeliveryCount> Count(IEnumerable<StoredDelivery> deliveries) =>
    [
        .. deliveries.GroupBy(delivery => (delivery.Channel, delivery.State))
            .Select(group => new DeliveryCount(group.Key.Channel, group.Key.State, group.Count(), group.Max(delivery => delivery.Reason)))
            .OrderBy(count => count.Channel.ToString(), StringComparer.Ordinal).ThenBy(count => count.State.ToString(), StringComparer.Ordinal),
    ];

    private void Mark(IdempotencyKey key, Func<StoredDelivery, StoredDelivery> change) => gateway.Write(database =>
    {
        var table = new DeliveryTable(database);
        foreach (var delivery in table.ReadOutbox().Where(delivery => delivery.Key == key))
        {
            table.Update(change(delivery));
        }

        return true;
    });

    private static void MoveFromInactive(DeliveryTable table, IReadOnlyList<Subscription> active)
    {
        var ids = active.Select(subscription => subscription.Id).ToHashSet();
        foreach (var delivery in table.ReadOutbox().Where(delivery => delivery.State == DeliveryState.Pending && !ids.Contains(delivery.SubscriptionId)))
        {
            if (active.FirstOrDefault(subscription => subscription.Channel == delivery.Channel) is { } other)
            {
                table.Update(delivery with { SubscriptionId = other.Id });
            }
        }
    }

    // As it is stored.
    private static DateTimeOffset ToMilliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
