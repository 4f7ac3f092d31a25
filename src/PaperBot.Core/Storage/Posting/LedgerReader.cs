using PaperBot.Platforms;

namespace PaperBot.Storage.Posting;

/// <summary>Makes rows of the ledger.</summary>
public static class LedgerReader
{
    /// <summary>The row of a delivery, with its messages and their attempts.</summary>
    public static LedgerRow Create(IOutboxRows rows, StoredDelivery delivery) => new(
        delivery.Channel, delivery.SubscriptionId, delivery.Entry, delivery.Due, delivery.State, delivery.Reason,
        [
            .. new[] { delivery.Key, delivery.Card }.OfType<IdempotencyKey>().Select(rows.FindMessage).OfType<StoredMessage>()
                .Select(message => new LedgerMessage(message.Key, message.Kind, message.State, message.MessageId, message.Sent, rows.ReadAttempts(message.Key))),
        ]);
}
