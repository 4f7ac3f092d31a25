using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Platforms;
using PaperBot.Storage.Posting;

namespace PaperBot.Storage.Sql;

/// <summary>The rows of the outbox in a transaction of SQLite.</summary>
internal sealed class SqliteOutboxRows(SqliteConnection connection) : IOutboxRows, IDisposable
{
    private readonly StatementCache _sql = new(connection);
    private readonly Dictionary<string, StoredSubscription> _subscriptions = [];

    public StatementCache Statements => _sql;

    public Restoration? FindRestoration() =>
        connection.QuerySingle<(long? BackedUp, long? Restored)>("SELECT backed_up, restored FROM identity") is (var backedUp, { } restored)
            ? new Restoration(DateTimeOffset.FromUnixTimeMilliseconds(backedUp ?? 0), DateTimeOffset.FromUnixTimeMilliseconds(restored))
            : null;

    public bool IsSuspended(ChannelAddress channel) =>
        _sql.Query("SELECT 1 FROM suspension WHERE platform = ?1 AND channel = ?2", _ => true, channel.Platform, channel.Channel).Count > 0;

    public IReadOnlyList<StoredSubscription> ReadSubscriptions() => SubscriptionRow.ReadAll(connection);

    public StoredSubscription? FindSubscription(string id)
    {
        if (!_subscriptions.TryGetValue(id, out var stored) && SubscriptionRow.Find(connection, id) is { } found)
        {
            _subscriptions.Add(id, stored = found);
        }

        return stored;
    }

    public void Save(StoredSubscription subscription)
    {
        _subscriptions[subscription.Subscription.Id] = subscription;
        SubscriptionRow.Save(connection, subscription);
    }

    public IReadOnlyList<StoredDelivery> ReadDue(ChannelAddress channel, DateTimeOffset now) => _sql.Query(
        $"""
        SELECT {DeliveryRow.Columns} FROM delivery d JOIN subscription s ON s.id = d.subscription JOIN entry e ON e.id = d.entry
        WHERE d.state = 'Pending' AND d.platform = ?1 AND d.channel = ?2 AND d.due <= ?3 AND s.active AND NOT e.withdrawn ORDER BY d.due, d.subscription
        """,
        DeliveryRow.Read,
        channel.Platform, channel.Channel, now.ToUnixTimeMilliseconds());

    public IReadOnlyList<StoredDelivery> ReadPending(ChannelAddress? channel) => channel is null
        ? _sql.Query($"SELECT {DeliveryRow.Columns} FROM delivery d WHERE d.state = 'Pending' ORDER BY d.number", DeliveryRow.Read)
        : _sql.Query(
            $"SELECT {DeliveryRow.Columns} FROM delivery d WHERE d.state = 'Pending' AND d.platform = ?1 AND d.channel = ?2 ORDER BY d.number",
            DeliveryRow.Read,
            channel.Platform, channel.Channel);

    public IReadOnlyList<StoredDelivery> ReadDeliveries(EntryId entry) =>
        _sql.Query($"SELECT {DeliveryRow.Columns} FROM delivery d WHERE d.entry = ?1 ORDER BY d.number", DeliveryRow.Read, entry.Value);

    public StoredDelivery GetDelivery(ChannelAddress channel, EntryId entry) => _sql.Query(
        $"SELECT {DeliveryRow.Columns} FROM delivery d WHERE d.platform = ?1 AND d.channel = ?2 AND d.entry = ?3",
        DeliveryRow.Read,
        channel.Platform, channel.Channel, entry.Value)[0];

    public IReadOnlyList<StoredDelivery> ReadBetween(string subscription, DateTimeOffset after, DateTimeOffset until) => _sql.Query(
        $"SELECT {DeliveryRow.Columns} FROM delivery d WHERE d.subscription = ?1 AND d.due > ?2 AND d.due <= ?3 ORDER BY d.due, d.number",
        DeliveryRow.Read,
        subscription, after.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds());

    public Entry? FindEntry(EntryId entry) =>
        _sql.Query($"SELECT {EntryRow.Columns} FROM {EntryRow.Tables} WHERE e.id = ?1", EntryRow.Read, entry.Value) is [var found] ? found : null;

    public void Save(StoredDelivery delivery) => DeliveryRow.Save(_sql, delivery);

    public IReadOnlyList<EntryId> Sort(IReadOnlyList<EntryId> entries, IComparer<EntryPosition> order) => entries.Count < 2 ? entries :
    [
        .. entries.SelectMany(entry => _sql.Query(
            "SELECT e.id, e.date, d.file, d.location, e.ordinal FROM entry e JOIN document d ON d.id = e.document WHERE e.id = ?1", EntryRow.ReadPosition, entry.Value))
            .Order(order)
            .Select(position => position.Id),
    ];

    public StoredMessage? FindOpen(ChannelAddress channel) => First(MessageRow.Query(
        _sql,
        """
        WHERE state IN ('Pending', 'Sending') AND platform = ?1 AND channel = ?2
        ORDER BY state = 'Pending', CASE state WHEN 'Sending' THEN taken ELSE due END, post, kind = 'Card', part LIMIT 1
        """,
        channel.Platform, channel.Channel));

    public IReadOnlyList<StoredMessage> ReadOpen(ChannelAddress? channel) => channel is null
        ? MessageRow.Query(_sql, "WHERE state IN ('Pending', 'Sending')")
        : MessageRow.Query(_sql, "WHERE state IN ('Pending', 'Sending') AND platform = ?1 AND channel = ?2", channel.Platform, channel.Channel);

    public StoredMessage? FindChange(ChannelAddress channel, DateTimeOffset now) => First(MessageRow.Query(
        _sql,
        "WHERE change IS NOT NULL AND platform = ?1 AND channel = ?2 AND change <= ?3 ORDER BY change, key LIMIT 1",
        channel.Platform, channel.Channel, now.ToUnixTimeMilliseconds()));

    public StoredMessage? FindMessage(IdempotencyKey key) => First(MessageRow.Query(_sql, "WHERE key = ?1", key.Value));

    public IReadOnlyList<StoredMessage> ReadPost(IdempotencyKey post) => MessageRow.Query(_sql, "WHERE post = ?1 ORDER BY kind = 'Card', part", post.Value);

    public void Save(StoredMessage message) => MessageRow.Save(_sql, message);

    public void Delete(StoredMessage message) => MessageRow.Delete(_sql, message.Key);

    public IReadOnlyList<DeliveryAttempt> ReadAttempts(IdempotencyKey key) => MessageRow.ReadAttempts(_sql, key);

    public void Save(StoredAttempts attempts) => MessageRow.Save(_sql, attempts);

    public void Dispose() => _sql.Dispose();

    private static StoredMessage? First(IReadOnlyList<StoredMessage> messages) => messages is [var message, ..] ? message : null;
}
