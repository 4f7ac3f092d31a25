using System.Collections.ObjectModel;
using PaperBot.Platforms;

namespace PaperBot.Storage;

/// <summary>
/// A message of the outbox: what one call of the platform posts. The messages of a post are planned when its deliveries are taken
/// (<see cref="PostPlan"/>), and posted in their order, whatever happens in between.
/// </summary>
/// <param name="Key">The key by which the message is found in the channel.</param>
/// <param name="Subscription">The subscription.</param>
/// <param name="Entries">The entries that it shows, in their order, withdrawn ones among them; none for <see cref="MessageKind.Empty"/>.</param>
/// <param name="Due">When the first of its deliveries was due.</param>
/// <param name="Taken">When the last request to post it began (<see cref="IDeliveryStore.MarkPosting"/>), or was about to.</param>
/// <param name="Interrupted">True if a request to post it may have reached the channel, so that it is looked for before it is posted.</param>
public sealed record OutboxMessage(
    IdempotencyKey Key, Subscription Subscription, IReadOnlyList<EntryId> Entries, DateTimeOffset Due, DateTimeOffset Taken, bool Interrupted)
{
    /// <summary>What it shows.</summary>
    public MessageKind Kind { get; init; }

    /// <summary>It cannot be in the channel from before this.</summary>
    public DateTimeOffset Since { get; init; } = Taken;

    /// <summary>The place among the post's messages of the same kind, from 1.</summary>
    public int Part { get; init; } = 1;

    /// <summary>How many messages of the same kind the post has.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>How many entries the post has.</summary>
    public int Total { get; init; } = Entries.Count;

    /// <summary>How many entries of the subscription were carried over to the next day, since there were more than its maximum a day.</summary>
    public int CarriedOver { get; init; }

    /// <summary>The platform's id of the post's first message, in whose thread a card is; null if this is the first.</summary>
    public string? Root { get; init; }

    /// <summary>Of a message that is in the channel: when each entry was last edited since.</summary>
    public IReadOnlyDictionary<EntryId, DateTimeOffset> Edited { get; init; } = ReadOnlyDictionary<EntryId, DateTimeOffset>.Empty;

    /// <summary>How many requests to post it have begun, with the one that is about to.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>The entries of the whole post, if it is the first of several parts.</summary>
    public IReadOnlyList<EntryId> PostEntries { get; init; } = Entries;

    /// <summary>Whether its entries may be in the channel already, in other messages, since a backup was restored.</summary>
    public bool IsRestored { get; init; }

    /// <summary>Whether it is posted in parts if it is never accepted as it is.</summary>
    public bool CanSplit { get; init; }

    /// <summary>Where it is looked for.</summary>
    public PostTarget ToTarget() => new(Subscription.Channel, Kind, Root, "", []);
}

/// <summary>A change of a message that is in the channel, because its entries have changed, or because it may be there twice.</summary>
/// <param name="Message">The message, with its entries as they are now (withdrawn ones too).</param>
/// <param name="MessageId">The platform's id.</param>
/// <param name="Due">When the change was due: identifies it, since another edit sets a later time.</param>
/// <param name="Shown">The fingerprint of what the channel shows; null if unknown.</param>
/// <param name="IsCheck">Whether it is looked for copies of the message that arrived late, rather than updated.</param>
public sealed record OutboxEdit(OutboxMessage Message, string MessageId, DateTimeOffset Due, string? Shown, bool IsCheck);
