using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>What the delivery service knows of a channel. Only its loop uses it.</summary>
internal sealed class DeliveryChannel(ChannelAddress address, DeliveryPlatform platform)
{
    public ChannelAddress Address => address;

    public DeliveryPlatform Platform => platform;

    /// <summary>When something is due; null if nothing is, as far as is known.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>The message that is being posted or looked for; nothing else is taken meanwhile.</summary>
    public MessageInHand? Message { get; set; }

    /// <summary>Later copies of messages, which are deleted before anything else is done.</summary>
    public Queue<MessageCopy> Copies { get; } = new();

    /// <summary>What has happened and is not recorded yet. Nothing is done in the channel until it is.</summary>
    public List<MessageRecord> Unrecorded { get; } = [];

    /// <summary>What is logged once all of that is recorded: the log says only what is durable.</summary>
    public Queue<Action> LogWhenRecorded { get; } = new();

    /// <summary>Whether a call is under way.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Whether nothing is posted until a person has changed something.</summary>
    public bool IsSuspended { get; set; }

    /// <summary>The suspension that ended before anything was posted or changed again; null if something was.</summary>
    public EndedSuspension? LastSuspension { get; set; }

    /// <summary>Nothing is done before this, not even recorded, since the store failed unexpectedly.</summary>
    public TimeSpan AsideUntil { get; set; }

    /// <summary>When the last call started; null if there was none.</summary>
    public TimeSpan? LastCall { get; set; }

    /// <summary>No call before this.</summary>
    public TimeSpan NotBefore { get; set; }

    /// <summary>No edit before this.</summary>
    public TimeSpan EditsNotBefore { get; set; }

    public Failures PostFailures { get; } = new();

    public Failures EditFailures { get; } = new();

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

        TimeSpan? wanted = Copies.Count > 0 ? TimeSpan.Zero
            : Message is not null ? (Message.MayBeThere ? Message.Landed : TimeSpan.Zero)
            : Due is { } due ? (due <= dueNow ? TimeSpan.Zero : now + (due - dueNow))
            : null;
        return wanted is { } time ? Max(Max(Max(time, NotBefore), AsideUntil), LastCall is { } last ? last + platform.ChannelInterval : TimeSpan.Zero) : null;
    }

    /// <summary>Waits before the next call: for as long as the platform asks, but never not at all.</summary>
    public void Wait(TimeSpan now, TimeSpan wait) => NotBefore = Max(NotBefore, now + Max(wait, platform.ChannelInterval));

    /// <summary>Notes what came of a call about a message, which is recorded in the next turn.</summary>
    public void Note(DeliveryAttempt attempt, MessageChange? change = null) => Unrecorded.Add(new(attempt, change ?? new MessageChange.None()));

    /// <summary>The message in hand needs nothing more. There may be another.</summary>
    public void EndMessage() => (Message, Due) = (null, DateTimeOffset.MinValue);

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
/// <param name="Check">The check that found it, which is repeated when it has been deleted; null if the message was looked for otherwise.</param>
internal sealed record MessageCopy(OutboxMessage Message, string MessageId, OutboxEdit? Check);
