using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

internal sealed record DeliveryRow(
    string Entry, long Due, string State, string? Key, long? Taken, long? Sent, string? Message, string? Reason)
{
    /// <summary>Reads all deliveries.</summary>
    public static IEnumerable<StoredDelivery> ReadAll(SqliteConnection connection) => connection.Query<DeliveryRow, SubscriptionRow, StoredDelivery>(
        $"""
        SELECT d.entry, d.due, d.state, d.message_key AS Key, d.taken, d.sent, d.message, d.reason, {SubscriptionRow.Columns}
        FROM delivery d JOIN subscription s ON s.id = d.subscription
        """,
        (row, subscription) => row.ToDelivery(subscription.ToSubscription()),
        buffered: false,
        splitOn: "platform");

    /// <summary>Adds a delivery as it is.</summary>
    public static void Add(SqliteConnection connection, StoredDelivery delivery) => connection.Execute(
        """
        INSERT INTO delivery (platform, channel, entry, subscription, due, state, message_key, taken, sent, message, reason)
        VALUES (@Platform, @Channel, @Entry, @SubscriptionId, @Due, @State, @Key, @Taken, @Sent, @MessageId, @Reason)
        """,
        new
        {
            delivery.Channel.Platform,
            delivery.Channel.Channel,
            Entry = delivery.Entry.Value,
            delivery.SubscriptionId,
            Due = delivery.Due.ToUnixTimeMilliseconds(),
            State = delivery.State.ToString(),
            Key = delivery.Key?.Value,
            Taken = delivery.Taken?.ToUnixTimeMilliseconds(),
            Sent = delivery.Sent?.ToUnixTimeMilliseconds(),
            delivery.MessageId,
            delivery.Reason,
        });

    // The id is that of today, which earlier versions may have written in another way.
    private StoredDelivery ToDelivery(Subscription subscription) => new(
        subscription.Channel, new(Entry), subscription.Id, DateTimeOffset.FromUnixTimeMilliseconds(Due), Enum.Parse<DeliveryState>(State), Key is null ? null : new(Key),
        Time(Taken), Time(Sent), Message, Reason);

    private static DateTimeOffset? Time(long? time) => time is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
}
