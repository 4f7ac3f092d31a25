using PaperBot.Platforms;

namespace PaperBot.Storage;

/// <summary>One thing that a database stores, in a form that every engine reads and writes.</summary>
public abstract record StoredRecord;

/// <summary>An entry.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="IsWithdrawn">Whether it is in no document any more.</param>
/// <param name="Settles">When its settling time is over; null if it does not have to settle.</param>
public sealed record EntryRecord(Entry Entry, bool IsWithdrawn, DateTimeOffset? Settles) : StoredRecord;

/// <summary>A document.</summary>
/// <param name="Source">The document; its revision is empty if it was removed.</param>
/// <param name="Format">Its format; null if unknown.</param>
/// <param name="Entries">Its entries in its order, each with the document's own contribution if the entry's content is merged from several documents.</param>
public sealed record StoredDocument(EntrySource Source, DocumentFormat? Format, IReadOnlyList<(EntryId Id, EntryContent? Own)> Entries) : StoredRecord;

/// <summary>A subscription.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="IsActive">Whether it is active.</param>
public sealed record StoredSubscription(Subscription Subscription, bool IsActive) : StoredRecord
{
    /// <summary>The day, in the subscription's time zone, for which <see cref="Posted"/> counts; null if it has no maximum a day.</summary>
    public DateOnly? PostedOn { get; init; }

    /// <summary>How many of its entries were in posts that began on that day.</summary>
    public int Posted { get; init; }
}

/// <summary>A delivery.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Entry">The entry.</param>
/// <param name="SubscriptionId">The id of the subscription.</param>
/// <param name="Due">When it is or was due.</param>
/// <param name="State">Its state.</param>
/// <param name="Key">The key of the message that shows it in the channel; null while it is pending.</param>
/// <param name="Taken">When its post began; null while it is pending.</param>
/// <param name="Sent">When it was sent, or null.</param>
/// <param name="Reason">Why it failed or has to wait, or null.</param>
public sealed record StoredDelivery(
    ChannelAddress Channel, EntryId Entry, string SubscriptionId, DateTimeOffset Due, DeliveryState State, IdempotencyKey? Key,
    DateTimeOffset? Taken, DateTimeOffset? Sent, string? Reason) : StoredRecord
{
    /// <summary>The key of its card in the thread of the post; null if it has none.</summary>
    public IdempotencyKey? Card { get; init; }

    /// <summary>The key of the message that was to show it, but was taken back, for what was done about it; null if there is none, or it is in another message since.</summary>
    public IdempotencyKey? LastKey { get; init; }

    /// <summary>When it failed, or null.</summary>
    public DateTimeOffset? Failed { get; init; }
}

/// <summary>What was found when the paper of an entry was looked up.</summary>
public sealed record StoredPaperLookup(PaperLookup Lookup) : StoredRecord;

/// <summary>The health of the source at a location.</summary>
public sealed record StoredHealth(string Location, SourceHealth Health) : StoredRecord;

/// <summary>An entry of a saved list.</summary>
/// <param name="Owner">Whose list it is.</param>
/// <param name="Entry">The entry.</param>
/// <param name="At">When it was saved.</param>
public sealed record StoredSaved(string Owner, EntryId Entry, DateTimeOffset At) : StoredRecord;

/// <summary>A text that is kept for a limited time, which may be over already.</summary>
/// <param name="Kind">Whose text it is.</param>
/// <param name="Key">Its key.</param>
/// <param name="Value">The text.</param>
/// <param name="Expires">When it expires.</param>
public sealed record StoredState(string Kind, string Key, string Value, DateTimeOffset Expires) : StoredRecord;
