using PaperBot.Platforms;

namespace PaperBot.Storage.Sql;

/// <summary>Reads and writes deliveries.</summary>
internal static class DeliveryRow
{
    public const string Columns = "d.platform, d.channel, d.entry, d.subscription, d.due, d.state, d.message_key, d.card_key, d.taken, d.sent, d.reason, d.last_key, d.failed";

    public static StoredDelivery Read(StatementRow row) => new(
        new(row.Text(0), row.Text(1)), new(row.Text(2)), row.Text(3), row.Time(4), Enum.Parse<DeliveryState>(row.Text(5)), row.Key(6), row.TimeOrNull(8),
        row.TimeOrNull(9), row.TextOrNull(10))
    {
        Card = row.Key(7),
        LastKey = row.Key(11),
        Failed = row.TimeOrNull(12),
    };

    /// <summary>Reads deliveries in the order in which they were added, some at a time.</summary>
    public static IEnumerable<StoredDelivery> ReadAll(StatementCache sql, ChannelAddress? channel = null, DeliveryState? state = null)
    {
        const int MaxRows = 500;
        for (var last = 0L; ;)
        {
            var part = sql.Query(
                $"""
                SELECT {Columns}, d.number FROM delivery d
                WHERE d.number > ?1 AND (?2 IS NULL OR (d.platform = ?2 AND d.channel = ?3)) AND (?4 IS NULL OR d.state = ?4) ORDER BY d.number LIMIT {MaxRows}
                """,
                row => (Delivery: Read(row), Number: row.Number(13)),
                last, channel?.Platform, channel?.Channel, state?.ToString());
            foreach (var (delivery, _) in part)
            {
                yield return delivery;
            }

            if (part.Count < MaxRows)
            {
                yield break;
            }

            last = part[^1].Number;
        }
    }

    /// <summary>Adds a delivery as it is, unless the channel has one of the entry. Returns whether it was added.</summary>
    public static bool TryAdd(StatementCache sql, StoredDelivery delivery) => sql.Execute(
        """
        INSERT INTO delivery (platform, channel, entry, subscription, due, state, message_key, card_key, taken, sent, reason, last_key, failed)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT DO NOTHING
        """,
        ToValues(delivery)) > 0;

    public static void Save(StatementCache sql, StoredDelivery delivery) => sql.Execute(
        """
        UPDATE delivery SET subscription = ?4, due = ?5, state = ?6, message_key = ?7, card_key = ?8, taken = ?9, sent = ?10, reason = ?11, last_key = ?12, failed = ?13
        WHERE platform = ?1 AND channel = ?2 AND entry = ?3
        """,
        ToValues(delivery));

    private static object?[] ToValues(StoredDelivery delivery) =>
    [
        delivery.Channel.Platform, delivery.Channel.Channel, delivery.Entry.Value, delivery.SubscriptionId, delivery.Due.ToUnixTimeMilliseconds(),
        delivery.State.ToString(), delivery.Key?.Value, delivery.Card?.Value, delivery.Taken?.ToUnixTimeMilliseconds(), delivery.Sent?.ToUnixTimeMilliseconds(),
        delivery.Reason, delivery.LastKey?.Value, delivery.Failed?.ToUnixTimeMilliseconds(),
    ];
}
