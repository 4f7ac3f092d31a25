using PaperBot.Platforms;

namespace PaperBot.Storage.Sql;

/// <summary>Reads and writes messages and the attempts for them.</summary>
internal static class MessageRow
{
    private const string Select =
        """
        SELECT key, platform, channel, subscription, post, kind, due, state, part, parts, total, carried_over, since, taken, tries, message_id, sent, shown, edit, check_at
        FROM message
        """;

    /// <summary>Reads messages.</summary>
    /// <param name="sql">The statements.</param>
    /// <param name="rest">What follows the name of the table in the statement.</param>
    /// <param name="values">Its parameters.</param>
    public static IReadOnlyList<StoredMessage> Query(StatementCache sql, string rest, params ReadOnlySpan<object?> values) =>
        [.. sql.Query($"{Select} {rest}", Read, values).Select(message => message with { Entries = ReadEntries(sql, message.Key), Edited = ReadEdited(sql, message.Key) })];

    /// <summary>Reads all messages, some at a time.</summary>
    public static IEnumerable<StoredMessage> ReadAll(StatementCache sql)
    {
        for (var part = Query(sql, "ORDER BY key LIMIT 500"); part is [.., var last]; part = Query(sql, "WHERE key > ?1 ORDER BY key LIMIT 500", last.Key.Value))
        {
            foreach (var message in part)
            {
                yield return message;
            }
        }
    }

    public static void Save(StatementCache sql, StoredMessage message)
    {
        var key = message.Key.Value;
        sql.Execute(
            """
            INSERT INTO message VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
            ON CONFLICT (key) DO UPDATE SET state = excluded.state, part = excluded.part, parts = excluded.parts, carried_over = excluded.carried_over, since = excluded.since, taken = excluded.taken,
                tries = excluded.tries, message_id = excluded.message_id, sent = excluded.sent, shown = excluded.shown, edit = excluded.edit,
                check_at = excluded.check_at, change = excluded.change
            """,
            key, message.Channel.Platform, message.Channel.Channel, message.SubscriptionId, message.Post.Value, message.Kind.ToString(),
            message.Due.ToUnixTimeMilliseconds(), message.State.ToString(), message.Part, message.Parts, message.Total, message.CarriedOver,
            message.Since?.ToUnixTimeMilliseconds(), message.Taken?.ToUnixTimeMilliseconds(), message.Tries, message.MessageId,
            message.Sent?.ToUnixTimeMilliseconds(), message.Shown, message.Edit?.ToUnixTimeMilliseconds(), message.Check?.ToUnixTimeMilliseconds(),
            message.Change?.ToUnixTimeMilliseconds());
        SaveEntries(sql, message);
    }

    public static void Delete(StatementCache sql, IdempotencyKey key)
    {
        sql.Execute("DELETE FROM message_entry WHERE message_key = ?1", key.Value);
        sql.Execute("DELETE FROM message WHERE key = ?1", key.Value);
    }

    public static IReadOnlyList<DeliveryAttempt> ReadAttempts(StatementCache sql, IdempotencyKey key) => sql.Query(
        "SELECT at, action, outcome, detail, count, first FROM attempt WHERE message_key = ?1 ORDER BY place",
        row => new DeliveryAttempt(key, row.Time(0), Enum.Parse<AttemptAction>(row.Text(1)), Enum.Parse<AttemptOutcome>(row.Text(2)), row.TextOrNull(3))
        {
            Count = (int)row.Number(4),
            First = row.Time(5),
        },
        key.Value);

    public static IEnumerable<StoredAttempts> ReadAllAttempts(StatementCache sql) => sql
        .Query("SELECT DISTINCT message_key FROM attempt ORDER BY message_key", row => row.Key(0)!)
        .Select(key => new StoredAttempts(key, ReadAttempts(sql, key)));

    public static void Save(StatementCache sql, StoredAttempts attempts)
    {
        sql.Execute("DELETE FROM attempt WHERE message_key = ?1 AND place >= ?2", attempts.Key.Value, attempts.Attempts.Count);
        foreach (var (place, attempt) in attempts.Attempts.Index())
        {
            sql.Execute(
                "INSERT OR REPLACE INTO attempt (message_key, place, at, action, outcome, detail, count, first) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                attempts.Key.Value, place, attempt.At.ToUnixTimeMilliseconds(), attempt.Action.ToString(), attempt.Outcome.ToString(), attempt.Detail,
                attempt.Count, attempt.First.ToUnixTimeMilliseconds());
        }
    }

    private static void SaveEntries(StatementCache sql, StoredMessage message)
    {
        var key = message.Key.Value;
        if (sql.Query("SELECT 1 FROM message_entry WHERE message_key = ?1 LIMIT 1", _ => true, key).Count == 0)
        {
            foreach (var (place, entry) in message.Entries.Index())
            {
                sql.Execute("INSERT INTO message_entry (message_key, place, entry) VALUES (?1, ?2, ?3)", key, place, entry.Value);
            }
        }

        sql.Execute("UPDATE message_entry SET edited = NULL WHERE message_key = ?1 AND edited IS NOT NULL", key);
        foreach (var (entry, at) in message.Edited)
        {
            sql.Execute("UPDATE message_entry SET edited = ?3 WHERE message_key = ?1 AND entry = ?2", key, entry.Value, at.ToUnixTimeMilliseconds());
        }
    }

    private static StoredMessage Read(StatementRow row) => new(
        row.Key(0)!, new(row.Text(1), row.Text(2)), row.Text(3), row.Key(4)!, Enum.Parse<MessageKind>(row.Text(5)), [], row.Time(6),
        Enum.Parse<DeliveryState>(row.Text(7)))
    {
        Part = (int)row.Number(8),
        Parts = (int)row.Number(9),
        Total = (int)row.Number(10),
        CarriedOver = (int)row.Number(11),
        Since = row.TimeOrNull(12),
        Taken = row.TimeOrNull(13),
        Tries = (int)row.Number(14),
        MessageId = row.TextOrNull(15),
        Sent = row.TimeOrNull(16),
        Shown = row.TextOrNull(17),
        Edit = row.TimeOrNull(18),
        Check = row.TimeOrNull(19),
    };

    private static IReadOnlyList<(EntryId Entry, DateTimeOffset At)> ReadEdited(StatementCache sql, IdempotencyKey key) => sql.Query(
        "SELECT entry, edited FROM message_entry WHERE message_key = ?1 AND edited IS NOT NULL ORDER BY place", row => (EntryRow.ReadId(row), row.Time(1)), key.Value);

    private static IReadOnlyList<EntryId> ReadEntries(StatementCache sql, IdempotencyKey key) =>
        sql.Query("SELECT entry FROM message_entry WHERE message_key = ?1 ORDER BY place", EntryRow.ReadId, key.Value);
}
