namespace PaperBot.Tests.Delivery;

/// <summary>An outbox that can be made to fail as if the disk was full or another program had the database locked.</summary>
internal sealed class FaultyDeliveryStore(IDeliveryStore store) : IDeliveryStore
{
    /// <summary>The names of the methods that fail from now on.</summary>
    public HashSet<string> Faults { get; } = [];

    public IReadOnlyList<PendingChannel> ReadPending() => Use(nameof(ReadPending)).ReadPending();

    public IReadOnlyList<OutboxMessage> TakeNext(IReadOnlyList<ChannelAddress> channels, DateTimeOffset now) => Use(nameof(TakeNext)).TakeNext(channels, now);

    public void MarkPosting(IdempotencyKey key, DateTimeOffset now) => Use(nameof(MarkPosting)).MarkPosting(key, now);

    public void Record(IReadOnlyList<MessageRecord> records) => Use(nameof(Record)).Record(records);

    public IReadOnlyList<OutboxEdit> TakeEdits(IReadOnlyList<ChannelAddress> channels, DateTimeOffset now) => Use(nameof(TakeEdits)).TakeEdits(channels, now);

    public bool TryAddEmpty(Subscription subscription, DateTimeOffset due) => store.TryAddEmpty(subscription, due);

    public IReadOnlyList<DeliveryCount> CancelPending(ChannelAddress? channel, string reason) => store.CancelPending(channel, reason);

    public IReadOnlyList<DeliveryCount> ReadCounts() => store.ReadCounts();

    public void ReadLedger(ChannelAddress? channel, EntryId? entry, Action<IReadOnlyList<LedgerRow>> read) => store.ReadLedger(channel, entry, read);

    private IDeliveryStore Use(string method) => Faults.Contains(method) ? throw new StorageException("The disk is full.") { IsTemporary = true } : store;
}
