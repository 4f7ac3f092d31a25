using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>What the delivery service knows of a channel. Only its loop uses it.</summary>
internal sealed class DeliveryChannel(ChannelAddress address, DeliveryPlatform platform)
{
    // Twice the same time is not computed to the tick.
    private static readonly TimeSpan SameTime = TimeSpan.FromMinutes(1);

    private (DateTimeOffset Since, FindOutcome.Read Read)? _keys;

    public ChannelAddress Address => address;

    public DeliveryPlatform Platform => platform;

    /// <summary>When a message is due; null if none is, as far as is known.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>When an edit is due; null if none is, as far as is known.</summary>
    public DateTimeOffset? EditDue { get; set; }

    /// <summary>The message that is being posted or looked for; nothing else is taken meanwhile.</summary>
    public MessageInHand? Message { get; set; }

    /// <summary>Later copies of messages, which are to be deleted.</summary>
    public Queue<MessageCopy> Copies { get; } = new();

    /// <summary>Whether the last thing that was done changed what is there: then a message comes first, and otherwise a change, so that neither waits for all of the other.</summary>
    public bool WasChange { get; set; }

    /// <summary>What has happened and is not recorded yet. Nothing is done in the channel until it is.</summary>
    public List<MessageRecord> Unrecorded { get; } = [];

    /// <summary>What is logged once all of that is recorded: the log says only what is durable.</summary>
    public Queue<Action> LogWhenRecorded { get; } = new();

    /// <summary>Whether a call is under way.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Whether nothing is posted until a person has changed something.</summary>
    public bool IsSuspended { get; set; }

    /// <summary>The suspension that ended before anything like what was refused was posted or changed again; null if something was.</summary>
    public EndedSuspension? LastSuspension { get; set; }

    /// <summary>What the message showed that was refused last; null if it was an edit.</summary>
    public MessageKind? Refused { get; set; }

    /// <summary>Nothing is done before this, not even recorded, since the store failed unexpectedly.</summary>
    public TimeSpan AsideUntil { get; set; }

    /// <summary>When the last call started; null if there was none.</summary>
    public TimeSpan? LastCall { get; set; }

    /// <summary>No call before this.</summary>
    public TimeSpan NotBefore { get; set; }

    /// <summary>No edit before this.</summary>
    public TimeSpan EditsNotBefore { get; set; }

    /// <summary>No deletion of a copy before this.</summary>
    public TimeSpan CopiesNotBefore { get; set; }

    public Failures PostFailures { get; } = new();

    public Failures EditFailures { get; } = new();

    public Failures CopyFailures { get; } = new();

    /// <summary>When something is to be recorded; null if nothing is.</summary>
    public TimeSpan? FindNextRecord(TimeSpan now) => Unrecorded.Count == 0 ? null : Max(now, AsideUntil);

    /// <summary>When something can be done; null if nothing can, or nothing is known to be due.</summary>
    /// <param name="now">The time since the start.</param>
    /// <param name="dueNow">The time until which everything is due.</param>
    public TimeSpan? FindNext(TimeSpan now, DateTimeOffset dueNow)
    {
        if (IsBusy || IsSuspended || Unrecorded.Count > 0)
        {
            return null;
        }

        TimeSpan?[] wanted = [FindMessageTime(now, dueNow), FindChangeTime(now, dueNow)];
        return wanted.Min() is { } time ? Max(Max(Max(time, NotBefore), AsideUntil), LastCall is { } last ? last + platform.ChannelInterval : TimeSpan.Zero) : null;
    }

    /// <summary>Whether an edit or a copy is next, of a channel in which something can be done.</summary>
    public bool IsChangeNext(TimeSpan now, DateTimeOffset dueNow) => FindChangeTime(now, dueNow) <= now && !(WasChange && FindMessageTime(now, dueNow) <= now);

    /// <summary>Whether a copy can be deleted.</summary>
    public bool HasCopy(TimeSpan now) => Copies.Count > 0 && CopiesNotBefore <= now;

    /// <summary>Waits before the next call: for as long as the platform asks, but never not at all.</summary>
    public void Wait(TimeSpan now, TimeSpan wait) => NotBefore = Max(NotBefore, now + Max(wait, platform.ChannelInterval));

    /// <summary>Notes what came of a call about a message, which is recorded in the next turn.</summary>
    public void Note(DeliveryAttempt attempt, MessageChange? change = null) => Unrecorded.Add(new(attempt, change ?? new MessageChange.None()));

    /// <summary>Notes that a message was posted, or changed (null): what was refused before works, if it is of the same kind.</summary>
    public void NoteWorks(MessageKind? kind) => LastSuspension = Refused is null || Refused == kind ? null : LastSuspension;

    /// <summary>The message in hand needs nothing more. There may be another.</summary>
    public void EndMessage() => (_keys, Message, Due) = (Message is { Message.IsRestored: true } ? _keys : null, null, DateTimeOffset.MinValue);

    /// <summary>Finds a message, or first the entries that it shows, among the keys in the channel, which are read once: what was posted since is recorded.</summary>
    public async Task<FindOutcome> FindAsync(MessageInHand hand, DateTimeOffset since)
    {
        if (!hand.MayBeElsewhere)
        {
            return await platform.FindAsync(hand.Message.ToTarget(), hand.Message.Key, since);
        }

        if (_keys is { } known && known.Since - since < SameTime)
        {
            return known.Read;
        }

        var outcome = await platform.ReadKeysAsync(address, since);
        _keys = outcome is FindOutcome.Read read ? (since, read) : null;
        return outcome;
    }

    private TimeSpan? FindMessageTime(TimeSpan now, DateTimeOffset dueNow) => Message is { } hand ? hand.Start : FindTime(Due, now, dueNow);

    private TimeSpan? FindChangeTime(TimeSpan now, DateTimeOffset dueNow)
    {
        TimeSpan?[] times = [Copies.Count > 0 ? CopiesNotBefore : null, Message is null && FindTime(EditDue, now, dueNow) is { } time ? Max(time, EditsNotBefore) : null];
        return times.Min() is { } first ? Max(first, platform.ChangesNotBefore) : null;
    }

    private static TimeSpan? FindTime(DateTimeOffset? due, TimeSpan now, DateTimeOffset dueNow) => due is not { } time ? null : time <= dueNow ? TimeSpan.Zero : now + (time - dueNow);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}

/// <summary>A suspension that has ended.</summary>
/// <param name="Value">The suspension.</param>
/// <param name="Start">When it began or was read, since the start of the process.</param>
/// <param name="End">When it ended.</param>
internal sealed record EndedSuspension(ChannelSuspension Value, TimeSpan Start, TimeSpan End);

/// <summary>A later copy of a message.</summary>
/// <param name="Message">The message.</param>
/// <param name="MessageId">The platform's id of the copy.</param>
/// <param name="Check">The check that is repeated after it has been deleted; null if the message was looked for otherwise.</param>
internal sealed record MessageCopy(OutboxMessage Message, string MessageId, OutboxEdit? Check);
