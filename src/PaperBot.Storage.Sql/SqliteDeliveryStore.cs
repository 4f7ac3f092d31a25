using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Platforms;

namespace PaperBot.Storage.Sql;

internal sealed class SqliteDeliveryStore(SqliteFile file) : IDeliveryStore
{
    public void SetSubscriptions(IReadOnlyList<Subscription> subscriptions) => file.Write(connection =>
    {
        connection.Execute("UPDATE subscription SET active = 0");
        foreach (var subscription in subscriptions)
        {
            SubscriptionRow.Save(connection, subscription, isActive: true);
        }

        return connection.Execute(
            """
            UPDATE delivery SET subscription = (
                SELECT MIN(s.id) FROM subscription s WHERE s.active AND s.platform = delivery.platform AND s.channel = delivery.channel)
            WHERE state = 'Pending' AND subscription IN (SELECT id FROM subscription WHERE NOT active)
                AND EXISTS (SELECT 1 FROM subscription s WHERE s.active AND s.platform = delivery.platform AND s.channel = delivery.channel)
            """);
    });

    public IReadOnlyList<PendingChannel> ReadPending() => file.Read(connection => connection
        .Query<(string Platform, string Channel, long Due)>(
            """
            SELECT d.platform, d.channel, MIN(CASE d.state WHEN 'Sending' THEN 0 ELSE d.due END)
            FROM delivery d JOIN subscription s ON s.id = d.subscription JOIN entry e ON e.id = d.entry
            WHERE d.state = 'Sending' OR (d.state = 'Pending' AND s.active AND NOT e.withdrawn)
            GROUP BY d.platform, d.channel
            """)
        .Select(row => new PendingChannel(new(row.Platform, row.Channel), DateTimeOffset.FromUnixTimeMilliseconds(row.Due)))
        .ToList());

    public OutboxMessage? TakeNext(ChannelAddress channel, DateTimeOffset now, int limit) => file.Write(connection =>
    {
        if (ReadSending(connection, channel) is { } interrupted)
        {
            return ApplyRestoration(connection, interrupted, now);
        }

        if (FindNext(connection, channel, now) is not { } next)
        {
            return null;
        }

        var due = ReadDue(connection, channel, next, now.ToUnixTimeMilliseconds());
        var ids = due.Count > Limits.EntriesAtOnce
            ? due.Take(Limits.EntriesInSummary).ToList()
            : ReadDue(connection, channel, next, next.Due).Take(next.Schedule == nameof(DeliverySchedule.Each) ? 1 : limit).ToList();
        var (key, taken) = (IdempotencyKey.Create(channel, ids).Value, now.ToUnixTimeMilliseconds());
        connection.Execute(
            "UPDATE delivery SET state = 'Sending', message_key = @key, taken = @taken, reason = NULL WHERE platform = @Platform AND channel = @Channel AND entry = @Value",
            ids.Select(id => new { channel.Platform, channel.Channel, key, taken, id.Value }));
        return ApplyRestoration(connection, ReadSending(connection, channel)! with { Interrupted = false }, now);
    });

    public void MarkSent(IdempotencyKey key, string messageId, DateTimeOffset now) => Mark(
        "state = 'Sent', message = @messageId, sent = @now, reason = NULL", new { key = key.Value, messageId, now = now.ToUnixTimeMilliseconds() });

    public void MarkPending(IdempotencyKey key, string reason) => Mark("state = 'Pending', message_key = NULL, taken = NULL, reason = @reason", new { key = key.Value, reason });

    public void MarkFailed(IdempotencyKey key, string reason) => Mark("state = 'Failed', reason = @reason", new { key = key.Value, reason });

    public IReadOnlyList<DeliveryCount> CancelPending(ChannelAddress? channel, string reason) => file.Write(connection => connection
        .Query<(string Platform, string Channel)>(
            """
            UPDATE delivery SET state = 'Failed', reason = @reason
            WHERE state = 'Pending' AND (@Platform IS NULL OR (platform = @Platform AND channel = @Channel))
            RETURNING platform, channel
            """,
            new { reason, channel?.Platform, channel?.Channel })
        .GroupBy(row => new ChannelAddress(row.Platform, row.Channel))
        .Select(group => new DeliveryCount(group.Key, DeliveryState.Failed, group.Count(), reason))
        .OrderBy(count => count.Channel.ToString(), StringComparer.Ordinal)
        .ToList());

    public IReadOnlyList<DeliveryCount> ReadCounts() => file.Read(connection => connection
        .Query<(string Platform, string Channel, string State, long Count, string? Reason)>(
            "SELECT platform, channel, state, COUNT(*), MAX(reason) FROM delivery GROUP BY platform, channel, state")
        .Select(row => new DeliveryCount(new(row.Platform, row.Channel), Enum.Parse<DeliveryState>(row.State), (int)row.Count, row.Reason))
        .ToList());

    private static OutboxMessage? ReadSending(SqliteConnection connection, ChannelAddress channel)
    {
        var message = connection.Query<SendingRow, SubscriptionRow, (SendingRow Row, Subscription Subscription)>(
            $"""
            SELECT d.message_key AS MessageKey, d.taken, {SubscriptionRow.Columns}
            FROM delivery d JOIN subscription s ON s.id = d.subscription
            WHERE d.platform = @Platform AND d.channel = @Channel AND d.state = 'Sending'
            ORDER BY d.taken, d.message_key LIMIT 1
            """,
            (row, subscription) => (row, subscription.ToSubscription()),
            channel,
            splitOn: "platform").AsList();
        if (message is not [var (first, subscription)])
        {
            return null;
        }

        var entries = connection.Query<PositionRow>(
            """
            SELECT e.id, e.date, doc.file, doc.location, e.ordinal
            FROM delivery d JOIN entry e ON e.id = d.entry JOIN document doc ON doc.id = e.document
            WHERE d.message_key = @MessageKey
            """,
            first);
        return new(
            new(first.MessageKey),
            subscription,
            [.. entries.Select(row => row.ToPosition()).Order(EntryPosition.OldestFirst).Select(position => position.Id)],
            DateTimeOffset.FromUnixTimeMilliseconds(connection.ExecuteScalar<long>("SELECT MIN(due) FROM delivery WHERE message_key = @MessageKey", first)),
            DateTimeOffset.FromUnixTimeMilliseconds(first.Taken),
            Interrupted: true);
    }

    private static NextRow? FindNext(SqliteConnection connection, ChannelAddress channel, DateTimeOffset now) =>
        connection.QueryFirstOrDefault<NextRow>(
            """
            SELECT d.subscription, d.due, s.schedule FROM delivery d JOIN subscription s ON s.id = d.subscription JOIN entry e ON e.id = d.entry
            WHERE d.platform = @Platform AND d.channel = @Channel AND d.state = 'Pending' AND s.active AND NOT e.withdrawn AND d.due <= @now
            ORDER BY d.due, d.subscription LIMIT 1
            """,
            new { channel.Platform, channel.Channel, now = now.ToUnixTimeMilliseconds() });

    /// <summary>The entries of a subscription that are due at a time, in their order.</summary>
    private static List<EntryId> ReadDue(SqliteConnection connection, ChannelAddress channel, NextRow next, long time) =>
    [
        .. connection.Query<PositionRow>(
            """
            SELECT e.id, e.date, doc.file, doc.location, e.ordinal
            FROM delivery d JOIN entry e ON e.id = d.entry JOIN document doc ON doc.id = e.document
            WHERE d.platform = @Platform AND d.channel = @Channel AND d.state = 'Pending' AND NOT e.withdrawn
                AND d.subscription = @Subscription AND d.due <= @time
            """,
            new { channel.Platform, channel.Channel, next.Subscription, time })
            .Select(row => row.ToPosition())
            .Order(EntryPosition.OldestFirst)
            .Select(position => position.Id),
    ];

    private static OutboxMessage ApplyRestoration(SqliteConnection connection, OutboxMessage message, DateTimeOffset now) =>
        connection.QuerySingle<(long? BackedUp, long? Restored)>("SELECT backed_up, restored FROM identity") is (var backedUp, { } restored)
            ? new Restoration(DateTimeOffset.FromUnixTimeMilliseconds(backedUp ?? 0), DateTimeOffset.FromUnixTimeMilliseconds(restored)).Apply(message, now)
            : message;

    private void Mark(string set, object parameters) => file.Write(connection => connection.Execute($"UPDATE delivery SET {set} WHERE message_key = @key AND state = 'Sending'", parameters));

    private sealed record NextRow(string Subscription, long Due, string Schedule);

    private sealed record SendingRow(string MessageKey, long Taken);
}
