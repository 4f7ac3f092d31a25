using PaperBot.Platforms;

namespace PaperBot.Storage;

/// <summary>A row of the ledger: what became of one entry in one channel. There is at most one for an entry and a channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="SubscriptionId">The subscription that asked for it.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Due">When it is or was due.</param>
/// <param name="State">Its state.</param>
/// <param name="Reason">Why it failed or waits; null if there is nothing to say.</param>
/// <param name="Messages">The messages that show it, in the order of posting; while it is pending, the one that was last tried.</param>
public sealed record LedgerRow(
    ChannelAddress Channel, string SubscriptionId, EntryId Entry, DateTimeOffset Due, DeliveryState State, string? Reason, IReadOnlyList<LedgerMessage> Messages)
{
    /// <summary>When it failed, or null.</summary>
    public DateTimeOffset? Failed { get; init; }
}

/// <summary>A message of the ledger, with what PaperBot did about it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="State">Its state.</param>
/// <param name="MessageId">The platform's id; null until it is sent.</param>
/// <param name="Sent">When it was found to be in the channel; null until then.</param>
/// <param name="Attempts">The attempts, oldest first.</param>
public sealed record LedgerMessage(
    IdempotencyKey Key, MessageKind Kind, DeliveryState State, string? MessageId, DateTimeOffset? Sent, IReadOnlyList<DeliveryAttempt> Attempts);
