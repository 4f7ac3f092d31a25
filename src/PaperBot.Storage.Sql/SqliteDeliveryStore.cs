using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Platforms;

namespace PaperBot.Storage.Sql;

internal sealed class SqliteDeliveryStore(SqliteDatabase database) : IDeliveryStore
{
    public void SetSubscriptions(IReadOnlyList<Subscription> subscriptions)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute("UPDATE subscription SET active = 0", transaction: transaction);
        connection.Execute(
            """
            INSERT INTO subscription (id, platform, channel, filter, schedule, at, time_zone, locale, since, active)
            VALUES (@Id, @Platform, @Channel, @Filter, @Schedule, @At, @TimeZone, @Locale, @Since, 1)
            ON CONFLICT (id) DO UPDATE SET at = excluded.at, time_zone = excluded.time_zone, locale = excluded.locale, active = 1
            """,
            subscriptions.Select(subscription => new
            {
                subscription.Id,
                subscription.Channel.Platform,
                subscription.Channel.Channel,
                subscription.Filter,
                Schedule = subscription.Schedule.ToString(),
                At = subscription.At?.ToString("HH:mm", CultureInfo.InvariantCulture),
                subscription.TimeZone,
                Locale = subscription.Locale.ToString(),
                Since = subscription.Since.ToString("O", CultureInfo.InvariantCulture),
            }),
            transaction);
        connection.Execute(
            """
            UPDATE delivery SET subscription = (
                SELECT MIN(s.id) FROM subscription s WHERE s.active AND s.platform = delivery.platform AND s.channel = delivery.channel)
            WHERE state = 'Pending' AND subscription IN (SELECT id FROM subscription WHERE NOT active)
                AND EXISTS (SELECT 1 FROM subscription s WHERE s.active AND s.platform = delivery.platform AND s.channel = delivery.channel)
            """,
            transaction: transaction);
        transaction.Commit();
    }

    public IReadOnlyList<PendingChannel> ReadPending()
    {
        using var connection = database.Open();
        return
        [
            .. connection.Query<(string Platform, string Channel, long Due)>(
                """
                SELECT d.platform, d.channel, MIN(CASE d.state WHEN 'Sending' THEN 0 ELSE d.due END)
                FROM delivery d JOIN subscription s ON s.id = d.subscription JOIN entry e ON e.id = d.entry
                WHERE d.state = 'Sending' OR (d.state = 'Pending' AND s.active AND NOT e.withdrawn)
                GROUP BY d.platform, d.channel
                """).Select(row => new PendingChannel(new(row.Platform, row.Channel), DateTimeOffset.FromUnixTimeMilliseconds(row.Due))),
        ];
    }

    public OutboxMessage? TakeNext(ChannelAddress channel, DateTimeOffset now, int limit)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        if (ReadSending(connection, transaction, channel) is { } interrupted)
        {
            return interrupted;
        }

        if (FindNext(connection, transaction, channel, now) is not { } next)
        {
            transaction.Commit();
            return null;
        }

        connection.Execute(
            """
            UPDATE delivery SET state = 'Sending', message_key = @key, taken = @now, reason = NULL
            WHERE platform = @Platform AND channel = @Channel AND entry IN (
                SELECT d.entry FROM delivery d JOIN entry e ON e.id = d.entry JOIN document doc ON doc.id = e.document
                WHERE d.platform = @Platform AND d.channel = @Channel AND d.state = 'Pending' AND NOT e.withdrawn
                    AND d.subscription = @Subscription AND d.due = @Due
                ORDER BY e.date, doc.file, doc.location, e.ordinal, e.id
                LIMIT @limit
            )
            """,
            new
            {
                channel.Platform,
                channel.Channel,
                next.Subscription,
                next.Due,
                now = now.ToUnixTimeMilliseconds(),
                limit = next.Schedule == nameof(DeliverySchedule.Each) ? 1 : limit,
                key = CreateKey().Value,
            },
            transaction);
        var message = ReadSending(connection, transaction, channel)! with { Interrupted = false };
        transaction.Commit();
        return message;
    }

    public void MarkSent(IdempotencyKey key, string messageId, DateTimeOffset now) => Mark(
        "state = 'Sent', message = @messageId, sent = @now, reason = NULL", new { key = key.Value, messageId, now = now.ToUnixTimeMilliseconds() });

    public void MarkPending(IdempotencyKey key, string reason) => Mark("state = 'Pending', message_key = NULL, taken = NULL, reason = @reason", new { key = key.Value, reason });

    public void MarkFailed(IdempotencyKey key, string reason) => Mark("state = 'Failed', reason = @reason", new { key = key.Value, reason });

    public IReadOnlyList<DeliveryCount> ReadCounts()
    {
        using var connection = database.Open();
        return
        [
            .. connection.Query<(string Platform, string Channel, string State, long Count, string? Reason)>(
                "SELECT platform, channel, state, COUNT(*), MAX(reason) FROM delivery GROUP BY platform, channel, state")
                .Select(row => new DeliveryCount(new(row.Platform, row.Channel), Enum.Parse<DeliveryState>(row.State), (int)row.Count, row.Reason)),
        ];
    }

    private static OutboxMessage? ReadSending(SqliteConnection connection, SqliteTransaction transaction, ChannelAddress channel)
    {
        var rows = connection.Query<SendingRow, SubscriptionRow, (SendingRow Delivery, Subscription Subscription)>(
            $"""
            SELECT d.message_key AS MessageKey, d.entry, d.due, d.taken, {SubscriptionRow.Columns}
            FROM delivery d JOIN subscription s ON s.id = d.subscription JOIN entry e ON e.id = d.entry JOIN document doc ON doc.id = e.document
            WHERE d.platform = @Platform AND d.channel = @Channel AND d.state = 'Sending'
            ORDER BY d.taken, d.message_key, e.date, doc.file, doc.location, e.ordinal, e.id
            """,
            (delivery, subscription) => (delivery, subscription.ToSubscription()),
            channel,
            transaction,
            splitOn: "platform").AsList();
        if (rows.Count == 0)
        {
            return null;
        }

        var (first, subscription) = rows[0];
        return new(
            new(first.MessageKey),
            subscription,
            [.. rows.Where(row => row.Delivery.MessageKey == first.MessageKey).Select(row => new EntryId(row.Delivery.Entry))],
            DateTimeOffset.FromUnixTimeMilliseconds(first.Due),
            DateTimeOffset.FromUnixTimeMilliseconds(first.Taken),
            Interrupted: true);
    }

    private static NextRow? FindNext(SqliteConnection connection, SqliteTransaction transaction, ChannelAddress channel, DateTimeOffset now) =>
        connection.QueryFirstOrDefault<NextRow>(
            """
            SELECT d.subscription, d.due, s.schedule FROM delivery d JOIN subscription s ON s.id = d.subscription JOIN entry e ON e.id = d.entry
            WHERE d.platform = @Platform AND d.channel = @Channel AND d.state = 'Pending' AND s.active AND NOT e.withdrawn AND d.due <= @now
            ORDER BY d.due, d.subscription LIMIT 1
            """,
            new { channel.Platform, channel.Channel, now = now.ToUnixTimeMilliseconds() },
            transaction);

    /// <summary>96 random bits as 20 characters of lower-case base 32.</summary>
    private static IdempotencyKey CreateKey() => new(RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz234567", 20));

    private void Mark(string set, object parameters)
    {
        using var connection = database.Open();
        connection.Execute($"UPDATE delivery SET {set} WHERE message_key = @key", parameters);
    }

    private sealed record NextRow(string Subscription, long Due, string Schedule);

    private sealed record SendingRow(string MessageKey, string Entry, long Due, long Taken);
}
