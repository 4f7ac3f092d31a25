using LiteDB;
using PaperBot.Platforms;
using PaperBot.Storage.LiteDb.Tables;
using PaperBot.Storage.Posting;

namespace PaperBot.Storage.LiteDb;

internal sealed class LiteDbDeliveryStore(LiteDbGateway gateway) : IDeliveryStore
{
    private const int RowsInList = 500;

    public IReadOnlyList<PendingChannel> ReadPending() => gateway.Read(database => new PendingChannels(database).Read());

    public IReadOnlyList<OutboxMessage> TakeNext(IReadOnlyList<ChannelAddress> channels, DateTimeOffset now) => Write(rows => new PostPlanner(rows).TakeNext(channels, now));

    public void MarkPosting(IdempotencyKey key, DateTimeOffset now) => Write(rows =>
    {
        new OutcomeRecorder(rows).MarkPosting(key, now);
        return true;
    });

    public void Record(IReadOnlyList<MessageRecord> records) => Write(rows =>
    {
        new OutcomeRecorder(rows).Record(records);
        return true;
    });

    public IReadOnlyList<OutboxEdit> TakeEdits(IReadOnlyList<ChannelAddress> channels, DateTimeOffset now) =>
        gateway.Read(database => new Edits(new LiteDbOutboxRows(database)).Find(channels, now));

    public int AddEmpty(IReadOnlyList<EmptyLine> lines, Func<Subscription, Entry, bool> matches) => Write(rows => new EmptyLines(rows).Add(lines, matches));

    public IReadOnlyList<DeliveryCount> CancelPending(IReadOnlyList<ChannelAddress>? channels, string reason, DateTimeOffset now) =>
        Write(rows => new SubscriptionChanges(rows).CancelPending(channels, reason, now));

    public IReadOnlyDictionary<string, int> CountPending() => gateway.Read(database => new PendingChannels(database).CountDeliveries());

    public IReadOnlyList<DeliveryCount> ReadCounts(Action<LedgerRow>? readFailed = null) => gateway.ReadInParts(parts =>
    {
        var counts = new Dictionary<(ChannelAddress, DeliveryState), DeliveryCount>();
        foreach (var (delivery, failed) in DeliveryTable.ReadAll(parts, (database, delivery) => (delivery, ReadFailed(database, delivery))))
        {
            var key = (delivery.Channel, delivery.State);
            counts[key] = Add(counts.GetValueOrDefault(key) ?? new(delivery.Channel, delivery.State, 0, null), delivery);
            if (failed is not null)
            {
                readFailed!(failed);
            }
        }

        return (IReadOnlyList<DeliveryCount>)
            [.. counts.Values.OrderBy(count => count.Channel.ToString(), StringComparer.Ordinal).ThenBy(count => count.State.ToString(), StringComparer.Ordinal)];

        LedgerRow? ReadFailed(LiteDatabase database, StoredDelivery delivery) =>
            readFailed is not null && delivery.State == DeliveryState.Failed ? LedgerReader.Create(new LiteDbOutboxRows(database), delivery) : null;
    });

    public void ReadLedger(ChannelAddress? channel, EntryId? entry, Action<IReadOnlyList<LedgerRow>> read) => gateway.ReadInParts(parts =>
    {
        var rows = entry is null
            ? DeliveryTable.ReadAll(parts, (database, delivery) => IsIn(delivery) ? LedgerReader.Create(new LiteDbOutboxRows(database), delivery) : null).OfType<LedgerRow>()
            : parts.Read(database => ReadOf(new(database), entry));
        foreach (var part in rows.Chunk(RowsInList))
        {
            read(part);
        }

        return true;

        bool IsIn(StoredDelivery delivery) => channel is null || delivery.Channel == channel;

        List<LedgerRow> ReadOf(LiteDbOutboxRows outbox, EntryId id) => [.. outbox.ReadDeliveries(id).Where(IsIn).Select(delivery => LedgerReader.Create(outbox, delivery))];
    });

    private static DeliveryCount Add(DeliveryCount count, StoredDelivery delivery) => count with
    {
        Count = count.Count + 1,
        Reason = string.CompareOrdinal(delivery.Reason, count.Reason) > 0 ? delivery.Reason : count.Reason,
        LastSent = count.LastSent is null || delivery.Sent > count.LastSent ? delivery.Sent : count.LastSent,
    };

    private T Write<T>(Func<IOutboxRows, T> work) => gateway.Write(database => work(new LiteDbOutboxRows(database)));
}
