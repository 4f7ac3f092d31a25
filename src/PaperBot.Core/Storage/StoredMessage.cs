using PaperBot.Platforms;

namespace PaperBot.Storage;

/// <summary>A message of the outbox or the ledger, as it is stored.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Channel">The channel.</param>
/// <param name="SubscriptionId">The id of the subscription.</param>
/// <param name="Post">The post that it belongs to: the key that the post's first message was planned with.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Entries">The entries that it shows, in their order.</param>
/// <param name="Due">When the first of the post's deliveries was due.</param>
/// <param name="State">Its state.</param>
public sealed record StoredMessage(
    IdempotencyKey Key, ChannelAddress Channel, string SubscriptionId, IdempotencyKey Post, MessageKind Kind, IReadOnlyList<EntryId> Entries,
    DateTimeOffset Due, DeliveryState State) : StoredRecord
{
    /// <summary>The place among the post's messages of the same kind, from 1.</summary>
    public int Part { get; init; } = 1;

    /// <summary>How many messages of the same kind the post has.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>How many entries the post has.</summary>
    public int Total { get; init; } = Entries.Count;

    /// <summary>How many entries were carried over when the post was planned.</summary>
    public int CarriedOver { get; init; }

    /// <summary>When the first request to post it began; null until then.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When the last request to post it began; null until then.</summary>
    public DateTimeOffset? Taken { get; init; }

    /// <summary>How many requests to post it have begun.</summary>
    public int Tries { get; init; }

    /// <summary>The platform's id; null until it is sent.</summary>
    public string? MessageId { get; init; }

    /// <summary>When it was found to be in the channel; null until then.</summary>
    public DateTimeOffset? Sent { get; init; }

    /// <summary>The fingerprint of what it shows; null if unknown.</summary>
    public string? Shown { get; init; }

    /// <summary>When it must be updated, once it is sent; null if it need not.</summary>
    public DateTimeOffset? Edit { get; init; }

    /// <summary>When each entry was last edited since it is shown, in their order.</summary>
    public IReadOnlyList<(EntryId Entry, DateTimeOffset At)> Edited { get; init; } = [];

    /// <summary>When it is looked for copies of it that arrived late; null if there can be none.</summary>
    public DateTimeOffset? Check { get; init; }

    /// <summary>When the earlier of <see cref="Edit"/> and <see cref="Check"/> is due; null if there is none, or it is not in the channel.</summary>
    public DateTimeOffset? Change => State != DeliveryState.Sent ? null : Edit is { } edit && Check is { } check ? (edit < check ? edit : check) : Edit ?? Check;

    /// <summary>Whether it must be posted, or is being posted.</summary>
    public bool IsOpen => State is DeliveryState.Pending or DeliveryState.Sending;
}

/// <summary>The attempts of the ledger for a message, oldest first.</summary>
/// <param name="Key">The message's key.</param>
/// <param name="Attempts">The attempts.</param>
public sealed record StoredAttempts(IdempotencyKey Key, IReadOnlyList<DeliveryAttempt> Attempts) : StoredRecord;

/// <summary>A suspended channel.</summary>
/// <param name="Suspension">The suspension.</param>
public sealed record StoredSuspension(ChannelSuspension Suspension) : StoredRecord;
