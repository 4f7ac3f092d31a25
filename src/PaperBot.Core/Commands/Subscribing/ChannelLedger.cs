using PaperBot.Platforms;

namespace PaperBot.Commands.Subscribing;

/// <summary>What the store knows about an entry in a channel, without waiting for the store longer than a command may take.</summary>
internal sealed class ChannelLedger(IDeliveryStore deliveries, ISubscriptionStore subscriptions, IEntryStore entries, StoreCalls calls)
{
    /// <summary>Finds an entry that was withdrawn, by its id; null if there is none, or the store cannot be used now.</summary>
    public Task<Entry?> FindWithdrawnAsync(string id, CancellationToken cancellationToken) =>
        calls.UseAsync(() => entries.FindWithWithdrawn([new(id.ToLowerInvariant())]) is [(var entry, true)] ? entry : null, cancellationToken);

    /// <summary>Finds what happened with an entry in a channel; null if the store cannot be used now.</summary>
    public Task<EntryHistory?> FindAsync(ChannelAddress channel, EntryId entry, CancellationToken cancellationToken) => calls.UseAsync(() =>
    {
        LedgerRow? row = null;
        deliveries.ReadLedger(channel, entry, rows => row = rows is [var first, ..] ? first : row);
        return new EntryHistory(
            row,
            [.. subscriptions.ReadSubscriptions().Where(subscription => subscription.Channel == channel)],
            subscriptions.ReadSuspensions().FirstOrDefault(suspension => suspension.Channel == channel),
            row is null ? entries.FindSettles(entry) : null);
    }, cancellationToken);
}

/// <summary>What the store knows about an entry in a channel.</summary>
/// <param name="Row">Its row of the ledger; null if no delivery was ever added.</param>
/// <param name="Subscriptions">The channel's subscriptions.</param>
/// <param name="Suspension">The channel's suspension, or null.</param>
/// <param name="Settles">When the entry's settling time is over; null if it does not settle.</param>
internal sealed record EntryHistory(LedgerRow? Row, IReadOnlyList<Subscription> Subscriptions, ChannelSuspension? Suspension, DateTimeOffset? Settles);
