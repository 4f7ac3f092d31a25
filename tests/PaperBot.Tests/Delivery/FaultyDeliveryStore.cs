namespace PaperBot.Tests.Delivery;

/// <summary>An outbox that can be made to fail as if the disk was full or another program had the database locked.</summary>
internal sealed class FaultyDeliveryStore(IDeliveryStore store) : IDeliveryStore
{
    private readonly Dictionary<IdempotencyKey, ChannelAddress> _channels = [];

    /// <summary>The names of the methods that fail from now on.</summary>
    public HashSet<string> Faults { get; } = [];

    /// <summary>A channel with a row that no code can use, and the method that meets it.</summary>
    public (ChannelAddress Channel, string Method)? Broken { get; set; }

    /// <summary>The restore of the database; null if it was not restored.</summary>
    public Restoration? Restoration { get; set; }

    /// <summary>How often the outbox was read.</summary>
    public int Reads { get; private set; }

    /// <summary>How often outcomes were recorded.</summary>
    public int Records { get; private set; }

    /// <summary>How often edits were taken.</summary>
    public int EditReads { get; private set; }

    public IReadOnlyList<PendingChannel> ReadPending()
    {
        Reads++;
        return Use(nameof(ReadPending)).ReadPending();
    }

    public IReadOnlyList<OutboxMessage> TakeNext(IReadOnlyList<ChannelAddress> channels, DateTimeOffset now)
    {
        Meet(nameof(TakeNext), channels);
        var taken = Use(nameof(TakeNext)).TakeNext(channels, now);
        taken = Restoration is { } restoration ? [.. taken.Select(message => restoration.Apply(message, now))] : taken;
        taken.ToList().ForEach(message => _channels[message.Key] = message.Subscription.Channel);
        return taken;
    }

    public void MarkPosting(IdempotencyKey key, DateTimeOffset now) => Use(nameof(MarkPosting)).MarkPosting(key, now);

    public void Record(IReadOnlyList<MessageRecord> records)
    {
        Records++;
        Meet(nameof(Record), records.Select(record => _channels.GetValueOrDefault(record.Attempt.Key)).OfType<ChannelAddress>());
        Use(nameof(Record)).Record(records);
    }

    public IReadOnlyList<OutboxEdit> TakeEdits(IReadOnlyList<ChannelAddress> channels, DateTimeOffset now)
    {
        EditReads++;
        Meet(nameof(TakeEdits), channels);
        return Use(nameof(TakeEdits)).TakeEdits(channels, now);
    }

    /// <summary>How many transactions added lines that there are no new entries.</summary>
    public int EmptyTransactions { get; private set; }

    public int AddEmpty(IReadOnlyList<EmptyLine> lines, Func<Subscription, Entry, bool> matches)
    {
        EmptyTransactions++;
        Meet(nameof(AddEmpty), lines.Select(line => line.Subscription.Channel));
        return store.AddEmpty(lines, matches);
    }

    public IReadOnlyList<DeliveryCount> CancelPending(IReadOnlyList<ChannelAddress>? channels, string reason, DateTimeOffset now) => store.CancelPending(channels, reason, now);

    public IReadOnlyDictionary<string, int> CountPending() => store.CountPending();

    public IReadOnlyList<DeliveryCount> ReadCounts(Action<LedgerRow>? readFailed = null) => store.ReadCounts(readFailed);

    public void ReadLedger(ChannelAddress? channel, EntryId? entry, Action<IReadOnlyList<LedgerRow>> read) => store.ReadLedger(channel, entry, read);

    private void Meet(string method, IEnumerable<ChannelAddress> channels)
    {
        if (Broken is { } broken && broken.Method == method && channels.Contains(broken.Channel))
        {
            throw new InvalidOperationException("Sequence contains no elements");
        }
    }

    private IDeliveryStore Use(string method) => Faults.Contains(method) ? throw new StorageException("The disk is full.") { IsTemporary = true } : store;
}
