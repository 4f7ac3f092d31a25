using PaperBot.Platforms;

namespace PaperBot.Storage;

/// <summary>The outbox: the durable table of deliveries. A delivery goes from pending over sending to sent, or fails with a reason. Imports add them.</summary>
public interface IDeliveryStore
{
    /// <summary>
    /// Sets the active subscriptions. Pending deliveries of a subscription that is no longer active move to another subscription of the same
    /// channel. If there is none, they stay pending in case the subscription returns.
    /// </summary>
    void SetSubscriptions(IReadOnlyList<Subscription> subscriptions);

    /// <summary>Reads the channels with pending deliveries, each with its earliest due time, which may be in the past.</summary>
    IReadOnlyList<PendingChannel> ReadPending();

    /// <summary>
    /// Takes the channel's next message and marks it as sending: first one that was being sent when the process ended
    /// (<see cref="OutboxMessage.Interrupted"/>), then the earliest that is due at <paramref name="now"/>. Null if there is none. Deliveries of a
    /// withdrawn entry wait, since the entry returns if its document was only moved or is restored. After a <see cref="Restoration"/>, each message
    /// may have been sent before.
    /// </summary>
    /// <param name="channel">The channel.</param>
    /// <param name="now">The current time.</param>
    /// <param name="limit">
    /// The maximum number of entries in a message. Of a subscription with more than <see cref="Limits.EntriesAtOnce"/> that are due, all are taken as
    /// one message, up to <see cref="Limits.EntriesInSummary"/>.
    /// </param>
    OutboxMessage? TakeNext(ChannelAddress channel, DateTimeOffset now, int limit);

    /// <summary>Records that the message is in the channel.</summary>
    void MarkSent(IdempotencyKey key, string messageId, DateTimeOffset now);

    /// <summary>Records that the message is not in the channel. Its deliveries are pending again, and the reason is kept for people to read.</summary>
    void MarkPending(IdempotencyKey key, string reason);

    /// <summary>Records that the message will not be sent.</summary>
    void MarkFailed(IdempotencyKey key, string reason);

    /// <summary>Makes pending deliveries fail, so that they are never posted. A message that is being sent is not affected.</summary>
    /// <param name="channel">The channel; null for all.</param>
    /// <param name="reason">The reason, for people to read.</param>
    /// <returns>How many of each channel.</returns>
    IReadOnlyList<DeliveryCount> CancelPending(ChannelAddress? channel, string reason);

    /// <summary>Reads how many deliveries each channel has in each state, with a reason.</summary>
    IReadOnlyList<DeliveryCount> ReadCounts();
}

/// <summary>A channel with pending deliveries.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Due">When the earliest is due; 1970 for a message that was interrupted.</param>
public sealed record PendingChannel(ChannelAddress Channel, DateTimeOffset Due);

/// <summary>A message to post: deliveries of one subscription that are due at the same time, or all that are due if they are many.</summary>
/// <param name="Key">The key by which the message is found in the channel.</param>
/// <param name="Subscription">The subscription.</param>
/// <param name="Entries">The entries, oldest date first, then in the digest's order.</param>
/// <param name="Due">When the first of its deliveries was due.</param>
/// <param name="Taken">When the message was first taken for sending.</param>
/// <param name="Interrupted">True if sending it was interrupted, so that it may be in the channel already.</param>
public sealed record OutboxMessage(
    IdempotencyKey Key, Subscription Subscription, IReadOnlyList<EntryId> Entries, DateTimeOffset Due, DateTimeOffset Taken, bool Interrupted)
{
    /// <summary>It cannot be in the channel from before this.</summary>
    public DateTimeOffset Since { get; init; } = Taken;
}

/// <summary>How many deliveries of a channel are in a state.</summary>
public sealed record DeliveryCount(ChannelAddress Channel, DeliveryState State, int Count, string? Reason);

/// <summary>The states of a delivery.</summary>
public enum DeliveryState
{
    /// <summary>The entry must be posted.</summary>
    Pending,

    /// <summary>The message was sent to the platform, and the outcome is not known yet.</summary>
    Sending,

    /// <summary>The message is in the channel.</summary>
    Sent,

    /// <summary>The entry will not be posted, for a recorded reason.</summary>
    Failed,
}
