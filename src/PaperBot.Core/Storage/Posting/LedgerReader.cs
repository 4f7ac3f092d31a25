using PaperBot.Platforms;

namespace PaperBot.Storage.Posting;

/// <summary>Makes rows of the ledger.</summary>
public static class LedgerReader
{
    /// <summary>The row of a delivery, with its messages and their attempts.</summary>
    public static LedgerRow Create(IOutboxRows rows, StoredDelivery delivery) => new(
        delivery.Channel, delivery.SubscriptionId, delivery.Entry, delivery.Due, delivery.State, delivery.Reason,
        [
            .. ReadTakenBack(rows, delivery),
            .. new[] { delivery.Key, delivery.Card }.OfType<IdempotencyKey>().Select(rows.FindMessage).OfType<StoredMessage>()
                .Select(message => new LedgerMessage(message.Key, message.Kind, message.State, message.MessageId, message.Sent, rows.ReadAttempts(message.Key))),
        ])
    {
        Failed = delivery.Failed,
    };

    /// <summary>What was done about the message that was to show it, which is planned anew when it is due.</summary>
    private static IEnumerable<LedgerMessage> ReadTakenBack(IOutboxRows rows, StoredDelivery delivery) => delivery.LastKey is not { } key ? [] :
    [
        new(key, key == IdempotencyKey.Create(delivery.Channel, [delivery.Entry]) ? MessageKind.Entry : MessageKind.Summary, delivery.State, null, null, rows.ReadAttempts(key)),
    ];
}
