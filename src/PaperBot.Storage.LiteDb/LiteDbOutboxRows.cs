using LiteDB;
using PaperBot.Platforms;
using PaperBot.Storage.LiteDb.Tables;
using PaperBot.Storage.Posting;

namespace PaperBot.Storage.LiteDb;

/// <summary>The rows of the outbox in a unit of work of LiteDB.</summary>
internal sealed class LiteDbOutboxRows : IOutboxRows
{
    private readonly LiteDatabase _database;
    private readonly EntryTable _entries;
    private readonly DocumentTable _documents;
    private readonly SubscriptionTable _subscriptions;
    private readonly MessageTable _messages;
    private readonly AttemptTable _attempts;
    private readonly SuspensionTable _suspensions;

    public LiteDbOutboxRows(LiteDatabase database)
        : this(database, new(database))
    {
    }

    /// <param name="database">The database.</param>
    /// <param name="entries">The entries with the changes of this unit of work.</param>
    /// <param name="documents">The documents with the changes of this unit of work.</param>
    public LiteDbOutboxRows(LiteDatabase database, EntryTable entries, DocumentTable documents)
    {
        (_database, _entries, _documents) = (database, entries, documents);
        (_subscriptions, _messages, _attempts, _suspensions) = (new(database), new(database), new(database), new(database));
        Deliveries = new(database, CanBePosted);
    }

    private LiteDbOutboxRows(LiteDatabase database, KeyTable keys)
        : this(database, new(database, keys), new(database, keys))
    {
    }

    public DeliveryTable Deliveries { get; }

    public Restoration? FindRestoration() => Schema.FindRestoration(_database);

    public bool IsSuspended(ChannelAddress channel) => _suspensions.Has(channel);

    public IReadOnlyList<StoredSubscription> ReadSubscriptions() => _subscriptions.ReadAll();

    public StoredSubscription? FindSubscription(string id) => _subscriptions.Find(id);

    public void Save(StoredSubscription subscription)
    {
        var isChanged = _subscriptions.Find(subscription.Subscription.Id) is { } before && before.IsActive != subscription.IsActive;
        _subscriptions.Save(subscription);
        if (isChanged)
        {
            SaveAgain(Deliveries.ReadPending(subscription.Subscription.Channel).Where(delivery => delivery.SubscriptionId == subscription.Subscription.Id));
        }
    }

    /// <summary>Notes that an entry was withdrawn or restored.</summary>
    public void NoteWithdrawn(EntryId entry) => SaveAgain(Deliveries.ReadOf(entry).Where(delivery => delivery.State == DeliveryState.Pending));

    public IReadOnlyList<StoredDelivery> ReadDue(ChannelAddress channel, DateTimeOffset now) => Deliveries.ReadDue(channel, now);

    public IReadOnlyList<StoredDelivery> ReadPending(ChannelAddress? channel) => Deliveries.ReadPending(channel);

    public IReadOnlyList<StoredDelivery> ReadDeliveries(EntryId entry) => Deliveries.ReadOf(entry);

    public StoredDelivery GetDelivery(ChannelAddress channel, EntryId entry) =>
        Deliveries.Find(channel, entry) ?? throw new LiteException(0, $"the delivery of {entry} to {channel} is missing");

    public IReadOnlyList<StoredDelivery> ReadBetween(string subscription, DateTimeOffset after, DateTimeOffset until) => Deliveries.ReadBetween(subscription, after, until);

    public Entry? FindEntry(EntryId entry) => _entries.Find(entry) is { } row ? row.ToEntry(_documents.Get(row.Document)) : null;

    public void Save(StoredDelivery delivery) => Deliveries.Save(delivery);

    public IReadOnlyList<EntryId> Sort(IReadOnlyList<EntryId> entries, IComparer<EntryPosition> order) => entries.Count < 2 ? entries :
    [
        .. entries.Select(_entries.Get).Select(entry => entry.ToPosition(_documents.Get(entry.Document))).Order(order)
            .Select(position => position.Id),
    ];

    public StoredMessage? FindOpen(ChannelAddress channel) => _messages.FindOpen(channel);

    public IReadOnlyList<StoredMessage> ReadOpen(ChannelAddress? channel) => _messages.ReadOpen(channel);

    public StoredMessage? FindChange(ChannelAddress channel, DateTimeOffset now) => _messages.FindChange(channel, now);

    public StoredMessage? FindMessage(IdempotencyKey key) => _messages.Find(key);

    public IReadOnlyList<StoredMessage> ReadPost(IdempotencyKey post) => _messages.ReadPost(post);

    public void Save(StoredMessage message) => _messages.Save(message);

    public void Delete(StoredMessage message) => _messages.Delete(message.Key);

    public IReadOnlyList<DeliveryAttempt> ReadAttempts(IdempotencyKey key) => _attempts.Find(key);

    public void Save(StoredAttempts attempts) => _attempts.Save(attempts);

    private bool CanBePosted(StoredDelivery delivery) => _subscriptions.Find(delivery.SubscriptionId) is { IsActive: true } && !_entries.Get(delivery.Entry).IsWithdrawn;

    private void SaveAgain(IEnumerable<StoredDelivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            Deliveries.Save(delivery);
        }
    }
}
