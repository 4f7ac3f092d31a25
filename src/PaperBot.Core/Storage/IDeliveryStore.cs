using PaperBot.Entries;
using PaperBot.Platforms;

namespace PaperBot.Storage;

/// <summary>The durable ledger of deliveries: pending → sending → sent, or failed with a reason. Entries are added by imports.</summary>
public interface IDeliveryStore
{
    /// <summary>
    /// Makes these subscriptions the active ones. Pending deliveries of a subscription that ends pass to another one of its channel; where there
    /// is none, they stay pending in case the subscription comes back.
    /// </summary>
    void SetSubscriptions(IReadOnlyList<Subscription> subscriptions);

    /// <summary>The channels with pending deliveries, each with its earliest due time, which may have passed.</summary>
    IReadOnlyList<PendingChannel> ReadPending();

    /// <summary>
    /// Takes the channel's next message and marks it as sending: one that was being sent when the process died comes first
    /// (<see cref="OutboxMessage.Interrupted"/>), then the earliest that is due by <paramref name="now"/>. Null if there is none. Deliveries of a
    /// withdrawn entry wait, since a document that is moved or put back brings the entry back.
    /// </summary>
    /// <param name="channel">The channel.</param>
    /// <param name="now">The present.</param>
    /// <param name="limit">How many entries a message can hold.</param>
    OutboxMessage? TakeNext(ChannelAddress channel, DateTimeOffset now, int limit);

    /// <summary>Records that the message stands in the channel.</summary>
    void MarkSent(IdempotencyKey key, string messageId, DateTimeOffset now);

    /// <summary>Records that the message does not stand in the channel: its entries are pending again, and the reason is kept for people to read.</summary>
    void MarkPending(IdempotencyKey key, string reason);

    /// <summary>Records that the message will not be sent.</summary>
    void MarkFailed(IdempotencyKey key, string reason);

    /// <summary>How many deliveries each channel has in each state, with the newest reason.</summary>
    IReadOnlyList<DeliveryCount> ReadCounts();
}

/// <summary>A channel with pending deliveries.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Due">When the earliest is due; the distant past for a message that was interrupted.</param>
public sealed record PendingChannel(ChannelAddress Channel, DateTimeOffset Due);

/// <summary>A message to be posted: the deliveries of one subscription that are due together.</summary>
/// <param name="Key">By which a platform recognises a repetition of the message.</param>
/// <param name="Subscription">The subscription.</param>
/// <param name="Entries">Its entries, oldest date first and then in the digest's order.</param>
/// <param name="Due">When it was due.</param>
/// <param name="Taken">When it was first taken for sending: the channel cannot hold it from before.</param>
/// <param name="Interrupted">True if it was being sent before: the channel may hold it already.</param>
public sealed record OutboxMessage(
    IdempotencyKey Key, Subscription Subscription, IReadOnlyList<EntryId> Entries, DateTimeOffset Due, DateTimeOffset Taken, bool Interrupted);

/// <summary>How many deliveries of a channel are in a state.</summary>
public sealed record DeliveryCount(ChannelAddress Channel, DeliveryState State, int Count, string? Reason);

/// <summary>The states of a delivery.</summary>
public enum DeliveryState
{
    /// <summary>To be posted.</summary>
    Pending,

    /// <summary>Handed to the platform, whose response is not known yet.</summary>
    Sending,

    /// <summary>Stands in the channel.</summary>
    Sent,

    /// <summary>Will not be posted, for a recorded reason.</summary>
    Failed,
}
