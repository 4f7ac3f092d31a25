using PaperBot.Platforms;

namespace PaperBot.Storage;

/// <summary>
/// The outbox and the ledger: the durable table of deliveries and of the messages that show them. A delivery goes from pending over sending to sent, or fails with
/// a reason; it is sent when the first message that shows it is in the channel. Imports add deliveries, one for an entry and a channel, and mark the messages
/// whose entries have changed (<see cref="IImportTransaction"/>).
/// </summary>
/// <remarks>Every method throws <see cref="StorageException"/> if the database cannot be used now.</remarks>
public interface IDeliveryStore
{
    /// <summary>
    /// Reads the channels with something to do, each with the earliest times, which may be in the past: of messages to post, and of edits. Suspended channels are
    /// left out. 1970 stands for a message that was interrupted, or a post that has begun.
    /// </summary>
    IReadOnlyList<PendingChannel> ReadPending();

    /// <summary>
    /// Takes the next message of each channel, in one transaction, and marks it as sending: one that was being sent when the process ended
    /// (<see cref="OutboxMessage.Interrupted"/>), or else the next of a post that has begun, or else the first of the post whose deliveries are due earliest at
    /// <paramref name="now"/>. What is due for a subscription at that time is one post (<see cref="PostPlan"/>), up to its maximum a day: the deliveries beyond
    /// it become due at the subscription's next time. Of a subscription with more than <see cref="Limits.EntriesAtOnce"/> that are due at any time, all are
    /// one post, up to <see cref="Limits.EntriesInSummary"/>. Deliveries of a withdrawn entry wait, since the entry returns if its document was only moved or
    /// is restored. After a <see cref="Restoration"/>, each message may have been sent before.
    /// </summary>
    /// <returns>At most one message for each channel; none for a channel that has nothing to post or is suspended.</returns>
    IReadOnlyList<OutboxMessage> TakeNext(IReadOnlyList<ChannelAddress> channels, DateTimeOffset now);

    /// <summary>Records that another request to post a message begins: durable before the call. The first begins when it is taken.</summary>
    void MarkPosting(IdempotencyKey key, DateTimeOffset now);

    /// <summary>Records what came of messages, in one transaction.</summary>
    void Record(IReadOnlyList<MessageRecord> records);

    /// <summary>Takes the next due edit of each channel: of a message that is in the channel, and is not being edited for a later change already.</summary>
    IReadOnlyList<OutboxEdit> TakeEdits(IReadOnlyList<ChannelAddress> channels, DateTimeOffset now);

    /// <summary>
    /// Adds lines that there are no new entries, but for those that are there already, and of subscriptions that had some since their last time: pending ones that are not
    /// due later, or those that other subscriptions of the channel have posted.
    /// </summary>
    /// <param name="lines">The lines.</param>
    /// <param name="matches">Whether a subscription means an entry.</param>
    /// <returns>How many were added.</returns>
    int AddEmpty(IReadOnlyList<EmptyLine> lines, Func<Subscription, Entry, bool> matches);

    /// <summary>Makes pending deliveries fail, so that they are never posted. A post that has begun is not affected.</summary>
    /// <param name="channels">The channels; null for all.</param>
    /// <param name="reason">The reason, for people to read.</param>
    /// <param name="now">The current time.</param>
    /// <returns>How many of each channel.</returns>
    IReadOnlyList<DeliveryCount> CancelPending(IReadOnlyList<ChannelAddress>? channels, string reason, DateTimeOffset now);

    /// <summary>Counts the pending deliveries of each platform that has any, whether or not they are due. Takes as long as there are many of them, not of others.</summary>
    IReadOnlyDictionary<string, int> CountPending();

    /// <summary>Reads, in one pass, how many deliveries each channel has in each state, with the reason of one of them and when the last was sent.</summary>
    /// <param name="readFailed">Receives those that failed, in the order in which they were added; null if nobody wants to know them. It must not use this database.</param>
    IReadOnlyList<DeliveryCount> ReadCounts(Action<LedgerRow>? readFailed = null);

    /// <summary>Reads the ledger, in the order in which the deliveries were added.</summary>
    /// <param name="channel">The channel; null for all.</param>
    /// <param name="entry">The entry; null for all.</param>
    /// <param name="read">Receives the rows, some at a time. It must not use this database.</param>
    void ReadLedger(ChannelAddress? channel, EntryId? entry, Action<IReadOnlyList<LedgerRow>> read);
}

/// <summary>A line that a subscription has no new entries.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Due">The time of its summary.</param>
public sealed record EmptyLine(Subscription Subscription, DateTimeOffset Due);

/// <summary>What came of a message, with the attempt that showed it.</summary>
/// <param name="Attempt">The attempt, with the message's key.</param>
/// <param name="Change">How the message changes.</param>
public sealed record MessageRecord(DeliveryAttempt Attempt, MessageChange Change);

/// <summary>How a message changes.</summary>
public abstract record MessageChange
{
    private MessageChange()
    {
    }

    /// <summary>Nothing changes: a message that is being sent stays so.</summary>
    public sealed record None : MessageChange;

    /// <summary>It is in the channel, and so are its entries.</summary>
    /// <param name="MessageId">The platform's id.</param>
    /// <param name="Shown">The fingerprint of what it shows; null if unknown, so that it is updated at once.</param>
    /// <param name="CheckAt">When it is looked for copies that arrived late; null if there can be none.</param>
    public sealed record Sent(string MessageId, string? Shown, DateTimeOffset? CheckAt) : MessageChange;

    /// <summary>It is not in the channel, and is posted later: a message of a post that has begun waits; a first one is taken back, so that its deliveries are pending again.</summary>
    public sealed record Pending : MessageChange;

    /// <summary>It is not in the channel, but some of its entries are, in other messages: these are sent, and the others are pending again.</summary>
    /// <param name="Entries">The entries that are in the channel.</param>
    public sealed record Recognized(IReadOnlyList<EntryId> Entries) : MessageChange;

    /// <summary>It will not be posted, and neither will its entries, unless another message shows them.</summary>
    public sealed record Failed : MessageChange;

    /// <summary>It is not accepted: it becomes two messages with some of its entries each, if it can (<see cref="OutboxMessage.CanSplit"/>), and fails otherwise.</summary>
    public sealed record Split : MessageChange;

    /// <summary>The edit that was due then is done, or can never be done.</summary>
    /// <param name="Due">When the edit was due (<see cref="OutboxEdit.Due"/>). If another has become due since, it is still to be done.</param>
    /// <param name="Shown">The fingerprint of what the message shows now; null if unknown.</param>
    public sealed record Edited(DateTimeOffset Due, string? Shown) : MessageChange;

    /// <summary>The check that was due then has found copies, and is repeated when they have been deleted.</summary>
    /// <param name="Due">When the check was due.</param>
    /// <param name="At">When it is repeated.</param>
    public sealed record CheckAgain(DateTimeOffset Due, DateTimeOffset At) : MessageChange;
}

/// <summary>A channel with something to do.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Due">When the earliest message is due; null if there is none.</param>
/// <param name="EditDue">When the earliest edit is due; null if there is none.</param>
public sealed record PendingChannel(ChannelAddress Channel, DateTimeOffset? Due, DateTimeOffset? EditDue = null);

/// <summary>How many deliveries of a channel are in a state.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="State">The state.</param>
/// <param name="Count">How many.</param>
/// <param name="Reason">The reason of one of them, or null.</param>
public sealed record DeliveryCount(ChannelAddress Channel, DeliveryState State, int Count, string? Reason)
{
    /// <summary>When the last was sent; null if none was.</summary>
    public DateTimeOffset? LastSent { get; init; }
}

/// <summary>The states of a delivery and of a message.</summary>
public enum DeliveryState
{
    /// <summary>It must be posted.</summary>
    Pending,

    /// <summary>A request to post it has begun, and the outcome is not known yet.</summary>
    Sending,

    /// <summary>It is in the channel.</summary>
    Sent,

    /// <summary>It will not be posted, for a recorded reason.</summary>
    Failed,
}
