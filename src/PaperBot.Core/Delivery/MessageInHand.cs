using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>A message that was taken from the outbox and whose outcome is not certain yet.</summary>
internal sealed class MessageInHand(OutboxMessage message)
{
    private bool _isShownKnown = !message.Interrupted;

    /// <summary>Takes a message, whose earlier requests land within a time, whatever the clock shows.</summary>
    public static MessageInHand Create(OutboxMessage message, DeliveryClock clock, TimeSpan landing)
    {
        var left = message.Taken + landing - clock.UtcNow;
        return new(message) { Landed = clock.Elapsed + (left < landing ? left : landing) };
    }

    public OutboxMessage Message => message;

    /// <summary>Whether the store knows that the next request begins: taking a message begins the first.</summary>
    public bool HasBegun { get; set; } = !message.Interrupted;

    /// <summary>Whether a request may have reached the channel, or may still reach it, so that the message is looked for before the next.</summary>
    public bool MayBeThere { get; set; } = message.Interrupted;

    /// <summary>Whether there was a request whose outcome is not certain.</summary>
    public bool WasPosted { get; set; } = message.Interrupted;

    /// <summary>Whether it, or its entries, were looked for since the last request.</summary>
    public bool WasLookedFor { get; set; }

    /// <summary>By when every request has reached the channel, or never will.</summary>
    public TimeSpan Landed { get; set; }

    /// <summary>Whether its entries are looked for before itself, since they may have been posted in other messages before a backup was restored.</summary>
    public bool MayBeElsewhere { get; set; } =
        message is { IsRestored: true, Kind: MessageKind.Summary or MessageKind.Entry, Part: 1, Entries.Count: <= PostPlan.LinesPerMessage };

    /// <summary>When the next call can start.</summary>
    public TimeSpan Start => MayBeThere ? Landed : TimeSpan.Zero;

    /// <summary>How often it could not be looked for until a person changes something.</summary>
    public int BlockedLooks { get; set; }

    /// <summary>How often PaperBot itself failed to post it.</summary>
    public int Bugs { get; set; }

    /// <summary>How many requests have begun.</summary>
    public int Tries { get; set; } = message.Tries;

    /// <summary>The fingerprint of what all requests show; null if they differ, or if one was made by an earlier process.</summary>
    public string? Shown { get; private set; }

    /// <summary>The entries of the post that have a message of their own among those with some keys. If it is among them itself, it is what was posted.</summary>
    public IReadOnlyList<EntryId> FindPosted(IReadOnlySet<IdempotencyKey> keys) => keys.Contains(message.Key) ? [] :
    [
        .. message.PostEntries.Where(entry => new[] { MessageKind.Entry, MessageKind.Card }.Any(kind => keys.Contains(IdempotencyKey.Create(message.Subscription.Channel, kind, [entry])))),
    ];

    /// <summary>Notes that PaperBot itself failed while a request was under way.</summary>
    public PostOutcome NoteBug(string bug)
    {
        Bugs++;
        return new PostOutcome.Unknown(bug);
    }

    /// <summary>Notes that a request begins.</summary>
    /// <param name="shown">The fingerprint of what it shows.</param>
    public void Begin(string shown)
    {
        (HasBegun, WasLookedFor) = (false, false);
        _isShownKnown &= Shown is null || Shown == shown;
        Shown = _isShownKnown ? shown : null;
    }
}
