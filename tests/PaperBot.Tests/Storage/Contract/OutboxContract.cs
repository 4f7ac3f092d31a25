namespace PaperBot.Tests.Storage.Contract;

/// <summary>What the tests of the outbox have in common: a channel with subscriptions, and its messages.</summary>
public abstract class OutboxContract : EngineContract
{
    protected static readonly DateTimeOffset Noon = new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);
    protected static readonly ChannelAddress Channel = new("Slack", "C1");
    protected static readonly ChannelAddress Elsewhere = new("Discord", "C2");
    protected static readonly Subscription Each = new(Channel, "", DeliverySchedule.Each, null, "Asia/Seoul", Locale.Korean) { Since = new(2024, 1, 1) };
    protected static readonly Subscription Daily = new(Channel, "moe", DeliverySchedule.Daily, new(9, 30), "Asia/Seoul", Locale.English) { Since = new(2024, 1, 1) };
    protected static readonly Subscription Other = new(Elsewhere, "", DeliverySchedule.Daily, new(9, 30), "UTC", Locale.English) { Since = new(2024, 1, 1) };

    protected OutboxContract(EngineUnderTest engine)
        : base(engine)
    {
        Database = Open();
        Database.Subscriptions.SetSubscriptions([Each, Daily, Other]);
    }

    protected IDatabase Database { get; }

    protected IDeliveryStore Store => Database.Deliveries;

    /// <summary>Stores entries in this order in one document, and adds their deliveries.</summary>
    protected void Enqueue(Subscription subscription, DateTimeOffset due, params string[] ids) => Database.Entries.Import(import =>
    {
        foreach (var (ordinal, id) in ids.Index())
        {
            Notes.Save(import, Notes.Entry(id, file: $"{ids[0]}.txt", ordinal: ordinal));
            import.AddDelivery(subscription, new(id), due);
        }

        Set(import, Notes.Entry("", file: $"{ids[0]}.txt").Source, ids);
    });

    protected static string[] Ids(int count) => [.. Enumerable.Range(1, count).Select(number => $"e{number:d3}")];

    protected void Withdraw(string id) => Database.Entries.Import(import => import.Withdraw(new(id)));

    protected int MarkEdited(string id, DateTimeOffset due) => Database.Entries.Import(import => import.MarkEdited(new(id), due));

    protected OutboxMessage? Take(DateTimeOffset? now = null, ChannelAddress? channel = null) => Store.TakeNext([channel ?? Channel], now ?? Noon) is [var message] ? message : null;

    protected void Record(OutboxMessage message, MessageChange change, string? detail = null, DateTimeOffset? at = null, AttemptOutcome outcome = AttemptOutcome.Done) =>
        Store.Record([new(new(message.Key, at ?? Noon, AttemptAction.Post, outcome, detail), change)]);

    /// <summary>Takes the next message, and records that it is in the channel.</summary>
    protected OutboxMessage Send(string messageId, DateTimeOffset? now = null, DateTimeOffset? check = null)
    {
        var message = Take(now)!;
        Record(message, new MessageChange.Sent(messageId, $"shows {messageId}", check), messageId, now);
        return message;
    }

    protected OutboxEdit? TakeEdit(DateTimeOffset now, ChannelAddress? channel = null) => Store.TakeEdits([channel ?? Channel], now) is [var edit] ? edit : null;

    protected List<LedgerRow> Ledger(ChannelAddress? channel = null, EntryId? entry = null)
    {
        var rows = new List<LedgerRow>();
        Store.ReadLedger(channel, entry, rows.AddRange);
        return rows;
    }

    /// <summary>The states of deliveries, in the order in which they were added.</summary>
    protected string States() => string.Join(' ', Ledger().Select(row => $"{row.Entry}:{row.State}"));

    /// <summary>What a message shows.</summary>
    protected static string Show(OutboxMessage? message) => message is null ? "nothing"
        : $"{message.Kind} {message.Part}/{message.Parts} of {message.Total}: {string.Join(' ', message.Entries)}{(message.Root is { } root ? $" in {root}" : "")}";
}
