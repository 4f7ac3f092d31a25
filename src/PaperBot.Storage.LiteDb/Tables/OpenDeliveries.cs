using LiteDB;
using PaperBot.Platforms;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>The deliveries that are pending or being sent, with their subscriptions and entries, in one unit of work.</summary>
internal sealed class OpenDeliveries
{
    private readonly EntryTable _entries;
    private readonly DocumentTable _documents;
    private readonly Dictionary<string, StoredSubscription> _subscriptions;

    public OpenDeliveries(LiteDatabase database)
    {
        var keys = new KeyTable(database);
        _entries = new(database, keys);
        _documents = new(database, keys);
        _subscriptions = new SubscriptionTable(database).ReadAll().ToDictionary(stored => stored.Subscription.Id);
        Table = new(database);
        All = Table.ReadOutbox();
    }

    public DeliveryTable Table { get; }

    public IReadOnlyList<StoredDelivery> All { get; }

    /// <summary>Whether there is a message to take.</summary>
    public bool HasNext(ChannelAddress channel, DateTimeOffset now) =>
        All.Any(delivery => delivery.Channel == channel && delivery.State == DeliveryState.Sending) || FindNext(channel, now) is not null;

    /// <summary>Finds the earliest delivery of a channel that is due, whose subscription is active and whose entry is not withdrawn.</summary>
    public StoredDelivery? FindNext(ChannelAddress channel, DateTimeOffset now) => All
        .Where(delivery => delivery.Channel == channel && delivery.State == DeliveryState.Pending && delivery.Due <= now && _subscriptions[delivery.SubscriptionId].IsActive)
        .OrderBy(delivery => delivery.Due)
        .ThenBy(delivery => delivery.SubscriptionId, StringComparer.Ordinal)
        .FirstOrDefault(delivery => !EntryOf(delivery).IsWithdrawn);

    /// <summary>Finds the deliveries of the next message, in their order.</summary>
    public IReadOnlyList<StoredDelivery> FindNextMessage(ChannelAddress channel, DateTimeOffset now, int limit)
    {
        if (FindNext(channel, now) is not { } next)
        {
            return [];
        }

        var due = All.Where(delivery => delivery.State == DeliveryState.Pending && delivery.Channel == channel
            && delivery.SubscriptionId == next.SubscriptionId && delivery.Due <= now && !EntryOf(delivery).IsWithdrawn).ToList();
        if (due.Count > Limits.EntriesAtOnce)
        {
            return [.. InOrder(due).Take(Limits.EntriesInSummary)];
        }

        var isEach = _subscriptions[next.SubscriptionId].Subscription.Schedule == DeliverySchedule.Each;
        return [.. InOrder(due.Where(delivery => delivery.Due == next.Due)).Take(isEach ? 1 : limit)];
    }

    /// <summary>Finds the message of a channel that was taken first and whose outcome is not known; null if there is none.</summary>
    public OutboxMessage? FindSending(ChannelAddress channel)
    {
        var first = All.Where(delivery => delivery.Channel == channel && delivery.State == DeliveryState.Sending)
            .OrderBy(delivery => delivery.Taken)
            .ThenBy(delivery => delivery.Key!.Value, StringComparer.Ordinal)
            .FirstOrDefault();
        if (first is null)
        {
            return null;
        }

        var deliveries = All.Where(delivery => delivery.Key == first.Key).ToList();
        return new(
            first.Key!,
            _subscriptions[first.SubscriptionId].Subscription,
            [.. InOrder(deliveries).Select(delivery => delivery.Entry)],
            deliveries.Min(delivery => delivery.Due),
            first.Taken!.Value,
            Interrupted: true);
    }

    private IEnumerable<StoredDelivery> InOrder(IEnumerable<StoredDelivery> deliveries) =>
        deliveries.OrderBy(delivery => EntryOf(delivery) is var entry ? entry.ToPosition(_documents.Get(entry.Document)) : default, EntryPosition.OldestFirst);

    private EntryRow EntryOf(StoredDelivery delivery) => _entries.Get(delivery.Entry);
}
