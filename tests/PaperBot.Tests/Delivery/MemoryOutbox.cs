namespace PaperBot.Tests.Delivery;

/// <summary>An outbox in memory, with so many messages for each channel, where the speed of a disk is of no interest.</summary>
internal sealed class MemoryOutbox : IDeliveryStore
{
    private readonly Dictionary<ChannelAddress, Queue<OutboxMessage>> _messages = [];
    private readonly Dictionary<ChannelAddress, OutboxMessage> _sending = [];

    public MemoryOutbox(int channels, int messages, DateTimeOffset due)
    {
        foreach (var channel in Enumerable.Range(0, channels).Select(number => new ChannelAddress("Slack", $"C{number}")))
        {
            var subscription = new Subscription(channel, "", DeliverySchedule.Daily, new(9, 0), "UTC", Locale.English);
            _messages.Add(channel, new(Enumerable.Range(0, messages)
                .Select(number => new OutboxMessage(new($"{channel}/{number}"), subscription, [], due, due, Interrupted: false) { Kind = MessageKind.Empty })));
        }
    }

    /// <summary>How many messages are not sent yet.</summary>
    public int Left => _messages.Values.Sum(messages => messages.Count) + _sending.Count;

    public IReadOnlyList<PendingChannel> ReadPending() => [.. _messages.Where(each => each.Value.Count > 0).Select(each => new PendingChannel(each.Key, each.Value.Peek().Due))];

    public IReadOnlyList<OutboxMessage> TakeNext(IReadOnlyList<ChannelAddress> channels, DateTimeOffset now)
    {
        var taken = channels.Select(_messages.GetValueOrDefault).OfType<Queue<OutboxMessage>>().Where(messages => messages.Count > 0).Select(messages => messages.Dequeue() with { Taken = now }).ToList();
        taken.ForEach(message => _sending.Add(message.Subscription.Channel, message));
        return taken;
    }

    public void Record(IReadOnlyList<MessageRecord> records)
    {
        foreach (var record in records.Where(record => record.Change is not MessageChange.None))
        {
            var message = _sending[new("Slack", record.Attempt.Key.Value.Split('/')[1])];
            _sending.Remove(message.Subscription.Channel);
            if (record.Change is MessageChange.Pending)
            {
                var queue = _messages[message.Subscription.Channel];
                _messages[message.Subscription.Channel] = new(queue.Prepend(message));
            }
        }
    }

    public void MarkPosting(IdempotencyKey key, DateTimeOffset now)
    {
    }

    public IReadOnlyList<OutboxEdit> TakeEdits(IReadOnlyList<ChannelAddress> channels, DateTimeOffset now) => [];

    public int AddEmpty(IReadOnlyList<EmptyLine> lines, Func<Subscription, Entry, bool> matches) => 0;

    public IReadOnlyList<DeliveryCount> CancelPending(IReadOnlyList<ChannelAddress>? channels, string reason, DateTimeOffset now) => [];

    public IReadOnlyDictionary<string, int> CountPending() => new Dictionary<string, int>();

    public IReadOnlyList<DeliveryCount> ReadCounts(Action<LedgerRow>? readFailed = null) => [];

    public void ReadLedger(ChannelAddress? channel, EntryId? entry, Action<IReadOnlyList<LedgerRow>> read)
    {
    }
}
