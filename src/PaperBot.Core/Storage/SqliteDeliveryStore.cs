using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Entries;
using PaperBot.Platforms;
using PaperBot.Replies;

namespace PaperBot.Storage;

/// <summary>Follows and deliveries in SQLite.</summary>
public sealed class SqliteDeliveryStore(SqliteDatabase database) : IDeliveryStore
{
    private const string FollowColumns = "f.platform, f.channel, f.filter, f.mode, f.at, f.time_zone AS TimeZone, f.locale, f.since";

    /// <inheritdoc/>
    public void SetFollows(IReadOnlyList<Follow> follows)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute("UPDATE follow SET active = 0", transaction: transaction);
        connection.Execute(
            """
            INSERT INTO follow (id, platform, channel, filter, mode, at, time_zone, locale, since, active)
            VALUES (@Id, @Platform, @Channel, @Filter, @Mode, @At, @TimeZone, @Locale, @Since, 1)
            ON CONFLICT (id) DO UPDATE SET at = excluded.at, time_zone = excluded.time_zone, locale = excluded.locale, active = 1
            """,
            follows.Select(follow => new
            {
                follow.Id,
                follow.Channel.Platform,
                follow.Channel.Channel,
                follow.Filter,
                Mode = follow.Mode.ToString(),
                At = follow.At?.ToString("HH:mm", CultureInfo.InvariantCulture),
                follow.TimeZone,
                Locale = follow.Locale.ToString(),
                Since = follow.Since.ToString("O", CultureInfo.InvariantCulture),
            }),
            transaction);
        connection.Execute(
            """
            UPDATE delivery SET follow = (
                SELECT MIN(f.id) FROM follow f WHERE f.active AND f.platform = delivery.platform AND f.channel = delivery.channel)
            WHERE state = 'Pending' AND follow IN (SELECT id FROM follow WHERE NOT active)
                AND EXISTS (SELECT 1 FROM follow f WHERE f.active AND f.platform = delivery.platform AND f.channel = delivery.channel)
            """,
            transaction: transaction);
        transaction.Commit();
    }

    /// <inheritdoc/>
    public IReadOnlyList<OwedChannel> ReadOwed()
    {
        using var connection = database.Open();
        return
        [
            .. connection.Query<(string Platform, string Channel, long Due)>(
                """
                SELECT d.platform, d.channel, MIN(CASE d.state WHEN 'Sending' THEN 0 ELSE d.due END)
                FROM delivery d JOIN follow f ON f.id = d.follow JOIN entry e ON e.id = d.entry
                WHERE d.state = 'Sending' OR (d.state = 'Pending' AND f.active AND NOT e.withdrawn)
                GROUP BY d.platform, d.channel
                """).Select(row => new OwedChannel(new(row.Platform, row.Channel), DateTimeOffset.FromUnixTimeMilliseconds(row.Due))),
        ];
    }

    /// <inheritdoc/>
    public Post? TakeNext(ChannelAddress channel, DateTimeOffset now, int limit)
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
            UPDATE delivery SET state = 'Sending', post = @key, taken = @now, reason = NULL
            WHERE platform = @Platform AND channel = @Channel AND entry IN (
                SELECT d.entry FROM delivery d JOIN entry e ON e.id = d.entry JOIN document doc ON doc.id = e.document
                WHERE d.platform = @Platform AND d.channel = @Channel AND d.state = 'Pending' AND NOT e.withdrawn
                    AND d.follow = @Follow AND d.due = @Due
                ORDER BY e.date, doc.file, doc.location, e.ordinal, e.id
                LIMIT @limit
            )
            """,
            new
            {
                channel.Platform,
                channel.Channel,
                next.Follow,
                next.Due,
                now = now.ToUnixTimeMilliseconds(),
                limit = next.Mode == nameof(FollowMode.Each) ? 1 : limit,
                key = NewKey().Value,
            },
            transaction);
        var post = ReadSending(connection, transaction, channel)! with { Interrupted = false };
        transaction.Commit();
        return post;
    }

    /// <inheritdoc/>
    public void MarkSent(DeliveryKey key, string messageId, DateTimeOffset now) => Mark(
        "state = 'Sent', message = @messageId, sent = @now, reason = NULL", new { key = key.Value, messageId, now = now.ToUnixTimeMilliseconds() });

    /// <inheritdoc/>
    public void MarkPending(DeliveryKey key, string reason) => Mark("state = 'Pending', post = NULL, taken = NULL, reason = @reason", new { key = key.Value, reason });

    /// <inheritdoc/>
    public void MarkFailed(DeliveryKey key, string reason) => Mark("state = 'Failed', reason = @reason", new { key = key.Value, reason });

    /// <inheritdoc/>
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

    internal static IReadOnlyList<Follow> ReadFollows(SqliteConnection connection, SqliteTransaction transaction) =>
        [.. connection.Query<FollowRow>($"SELECT {FollowColumns} FROM follow f WHERE f.active ORDER BY f.id", transaction: transaction).Select(row => row.ToFollow())];

    private static Post? ReadSending(SqliteConnection connection, SqliteTransaction transaction, ChannelAddress channel)
    {
        var rows = connection.Query<SendingRow, FollowRow, (SendingRow Delivery, Follow Follow)>(
            $"""
            SELECT d.post, d.entry, d.due, d.taken, {FollowColumns}
            FROM delivery d JOIN follow f ON f.id = d.follow JOIN entry e ON e.id = d.entry JOIN document doc ON doc.id = e.document
            WHERE d.platform = @Platform AND d.channel = @Channel AND d.state = 'Sending'
            ORDER BY d.taken, d.post, e.date, doc.file, doc.location, e.ordinal, e.id
            """,
            (delivery, follow) => (delivery, follow.ToFollow()),
            channel,
            transaction,
            splitOn: "platform").AsList();
        if (rows.Count == 0)
        {
            return null;
        }

        var (first, follow) = rows[0];
        return new(
            new(first.Post),
            follow,
            [.. rows.Where(row => row.Delivery.Post == first.Post).Select(row => new EntryId(row.Delivery.Entry))],
            DateTimeOffset.FromUnixTimeMilliseconds(first.Due),
            DateTimeOffset.FromUnixTimeMilliseconds(first.Taken),
            Interrupted: true);
    }

    private static NextRow? FindNext(SqliteConnection connection, SqliteTransaction transaction, ChannelAddress channel, DateTimeOffset now) =>
        connection.QueryFirstOrDefault<NextRow>(
            """
            SELECT d.follow, d.due, f.mode FROM delivery d JOIN follow f ON f.id = d.follow JOIN entry e ON e.id = d.entry
            WHERE d.platform = @Platform AND d.channel = @Channel AND d.state = 'Pending' AND f.active AND NOT e.withdrawn AND d.due <= @now
            ORDER BY d.due, d.follow LIMIT 1
            """,
            new { channel.Platform, channel.Channel, now = now.ToUnixTimeMilliseconds() },
            transaction);

    /// <summary>96 random bits as 20 characters of lower-case base 32.</summary>
    private static DeliveryKey NewKey() => new(System.Security.Cryptography.RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz234567", 20));

    private void Mark(string set, object parameters)
    {
        using var connection = database.Open();
        connection.Execute($"UPDATE delivery SET {set} WHERE post = @key", parameters);
    }

    private sealed record NextRow(string Follow, long Due, string Mode);

    private sealed record SendingRow(string Post, string Entry, long Due, long Taken);

    private sealed record FollowRow(string Platform, string Channel, string Filter, string Mode, string? At, string TimeZone, string Locale, string Since)
    {
        public Follow ToFollow() => new(
            new(Platform, Channel),
            Filter,
            Enum.Parse<FollowMode>(Mode),
            At is null ? null : TimeOnly.ParseExact(At, "HH:mm", CultureInfo.InvariantCulture),
            TimeZone,
            Enum.Parse<Locale>(Locale))
        {
            Since = DateOnly.ParseExact(Since, "O", CultureInfo.InvariantCulture),
        };
    }
}
