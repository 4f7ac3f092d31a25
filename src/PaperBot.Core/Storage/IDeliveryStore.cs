using PaperBot.Entries;
using PaperBot.Platforms;

namespace PaperBot.Storage;

/// <summary>The durable truth about what is owed to channels: pending → sending → sent, or failed with a reason.</summary>
public interface IDeliveryStore
{
    /// <summary>
    /// Puts these follows in force and ends all others. What an ended follow still owed passes to another follow of its channel; where there is
    /// none, it stays owed should the follow come back.
    /// </summary>
    void SetFollows(IReadOnlyList<Follow> follows);

    /// <summary>The channels that are owed something, and when: the earliest due time, which may have passed.</summary>
    IReadOnlyList<OwedChannel> ReadOwed();

    /// <summary>
    /// Takes the channel's next post and marks it as sending: one that was being sent when the process died comes first
    /// (<see cref="Post.Interrupted"/>), then the earliest due by <paramref name="now"/>. Null if there is none. What is owed of a
    /// withdrawn entry waits, since a document that is moved or put back brings the entry back.
    /// </summary>
    /// <param name="channel">The channel.</param>
    /// <param name="now">The present.</param>
    /// <param name="limit">How many entries a post can hold.</param>
    Post? TakeNext(ChannelAddress channel, DateTimeOffset now, int limit);

    /// <summary>The post stands in the channel.</summary>
    void MarkSent(DeliveryKey key, string messageId, DateTimeOffset now);

    /// <summary>The post does not stand in the channel: its entries are pending again, and the reason is kept for people to read.</summary>
    void MarkPending(DeliveryKey key, string reason);

    /// <summary>The post is given up.</summary>
    void MarkFailed(DeliveryKey key, string reason);

    /// <summary>How many deliveries each channel has in each state, with the newest reason.</summary>
    IReadOnlyList<DeliveryCount> ReadCounts();
}

/// <summary>A channel that is owed something.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Due">When the earliest of it is due; the distant past for a post that was interrupted.</param>
public sealed record OwedChannel(ChannelAddress Channel, DateTimeOffset Due);

/// <summary>A post to make: the deliveries of one follow that are due together.</summary>
/// <param name="Key">Its lasting name.</param>
/// <param name="Follow">The follow that it answers.</param>
/// <param name="Entries">Its entries, oldest date first and then in the digest's order, as they would have been read.</param>
/// <param name="Due">When it was due.</param>
/// <param name="Taken">When it was first taken for sending: it cannot stand in the channel from before.</param>
/// <param name="Interrupted">True if it was being sent before: it may stand in the channel already.</param>
public sealed record Post(DeliveryKey Key, Follow Follow, IReadOnlyList<EntryId> Entries, DateTimeOffset Due, DateTimeOffset Taken, bool Interrupted);

/// <summary>How many deliveries of a channel are in a state.</summary>
public sealed record DeliveryCount(ChannelAddress Channel, DeliveryState State, int Count, string? Reason);

/// <summary>The states of a delivery.</summary>
public enum DeliveryState
{
    /// <summary>Owed.</summary>
    Pending,

    /// <summary>Handed to the platform, its answer not yet known.</summary>
    Sending,

    /// <summary>Stands in the channel.</summary>
    Sent,

    /// <summary>Given up, with a reason.</summary>
    Failed,
}
