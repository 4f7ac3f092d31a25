using PaperBot.Platforms;

namespace PaperBot.Storage.Posting;

/// <summary>
/// The rows of subscriptions, deliveries and messages, in one transaction of an engine. What happens to them is the same for each engine: see
/// <see cref="PostPlanner"/>, <see cref="OutcomeRecorder"/> and <see cref="SubscriptionChanges"/>. Times are kept to the millisecond.
/// </summary>
public interface IOutboxRows
{
    /// <summary>Finds the last restore, if the database was restored.</summary>
    Restoration? FindRestoration();

    /// <summary>Whether a channel is suspended.</summary>
    bool IsSuspended(ChannelAddress channel);

    /// <summary>Reads all subscriptions, active or not, in the order of their ids.</summary>
    IReadOnlyList<StoredSubscription> ReadSubscriptions();

    /// <summary>Finds a subscription, active or not; null if there is none.</summary>
    StoredSubscription? FindSubscription(string id);

    /// <summary>Adds a subscription, or replaces the one with its id.</summary>
    void Save(StoredSubscription subscription);

    /// <summary>
    /// Reads the pending deliveries of a channel that are due, whose subscriptions are active and whose entries are not withdrawn: the earliest first, and those with
    /// the same time in the order of their subscriptions.
    /// </summary>
    IReadOnlyList<StoredDelivery> ReadDue(ChannelAddress channel, DateTimeOffset now);

    /// <summary>Reads all pending deliveries, whether or not they can be posted.</summary>
    /// <param name="channel">The channel; null for all.</param>
    IReadOnlyList<StoredDelivery> ReadPending(ChannelAddress? channel);

    /// <summary>Reads the deliveries of an entry to all channels.</summary>
    IReadOnlyList<StoredDelivery> ReadDeliveries(EntryId entry);

    /// <summary>Gets the delivery of an entry to a channel.</summary>
    StoredDelivery GetDelivery(ChannelAddress channel, EntryId entry);

    /// <summary>Reads the deliveries of a subscription that are or were due after a time, and not after another.</summary>
    IReadOnlyList<StoredDelivery> ReadBetween(string subscription, DateTimeOffset after, DateTimeOffset until);

    /// <summary>Finds an entry, withdrawn or not; null if there is none.</summary>
    Entry? FindEntry(EntryId entry);

    /// <summary>Replaces a delivery.</summary>
    void Save(StoredDelivery delivery);

    /// <summary>Puts entries into an order.</summary>
    IReadOnlyList<EntryId> Sort(IReadOnlyList<EntryId> entries, IComparer<EntryPosition> order);

    /// <summary>Finds the message of a channel that is posted next: one that is being sent, the first taken first, or else the first that is pending.</summary>
    StoredMessage? FindOpen(ChannelAddress channel);

    /// <summary>Reads the messages that must be posted, or are being posted.</summary>
    /// <param name="channel">The channel; null for all.</param>
    IReadOnlyList<StoredMessage> ReadOpen(ChannelAddress? channel);

    /// <summary>Finds the message of a channel with the earliest <see cref="StoredMessage.Change"/>, if it is due.</summary>
    StoredMessage? FindChange(ChannelAddress channel, DateTimeOffset now);

    /// <summary>Finds a message by its key; null if there is none.</summary>
    StoredMessage? FindMessage(IdempotencyKey key);

    /// <summary>Reads the messages of a post in the order of posting.</summary>
    IReadOnlyList<StoredMessage> ReadPost(IdempotencyKey post);

    /// <summary>Adds a message, or replaces the one with its key. The entries of a message never change.</summary>
    void Save(StoredMessage message);

    /// <summary>Removes a message.</summary>
    void Delete(StoredMessage message);

    /// <summary>Reads the attempts for a message, oldest first, whether or not the message is planned now.</summary>
    IReadOnlyList<DeliveryAttempt> ReadAttempts(IdempotencyKey key);

    /// <summary>Replaces the attempts for a message; none removes them.</summary>
    void Save(StoredAttempts attempts);
}
