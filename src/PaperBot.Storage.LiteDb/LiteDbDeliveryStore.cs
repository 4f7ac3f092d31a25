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

    public IReadOnlyList<DeliveryCount> ReadCounts() => gateway.ReadInParts(parts => (IReadOnlyList<DeliveryCount>)
    [
        .. DeliveryTable.ReadAll(parts, (_, delivery) => delivery).GroupBy(delivery => (delivery.Channel, delivery.State)).Select(Count)
            .OrderBy(count => count.Channel.ToString(), StringComparer.Ordinal).ThenBy(count => count.State.ToString(), StringComparer.Ordinal),
    ]);

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

    private static DeliveryCount Count(IGrouping<(ChannelAddress Channel, DeliveryState State), StoredDelivery> group)
    {
        var (count, reason, sent) = (0, default(string), default(DateTimeOffset?));
        foreach (var delivery in group)
        {
            count++;
            reason = string.CompareOrdinal(delivery.Reason, reason) > 0 ? delivery.Reason : reason;
            sent = sent is null || delivery.Sent > sent ? delivery.Sent : sent;
        }

        return new(group.Key.Channel, group.Key.State, count, reason) { LastSent = sent };
    }

    private T Write<T>(Func<IOutboxRows, T> work) => gateway.Write(database => work(new LiteDbOutboxRows(database)));
}
