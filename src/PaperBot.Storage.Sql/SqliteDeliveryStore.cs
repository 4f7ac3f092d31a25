using Dapper;
using PaperBot.Platforms;
using PaperBot.Storage.Posting;

namespace PaperBot.Storage.Sql;

internal sealed class SqliteDeliveryStore(SqliteFile file) : IDeliveryStore
{
    private const int RowsInList = 500;

    public IReadOnlyList<PendingChannel> ReadPending() => file.Read(connection => connection
        .Query<(string Platform, string Channel, long? Due, long? EditDue)>(
            """
            SELECT platform, channel, MIN(due), MIN(edit_due) FROM (
                SELECT d.platform, d.channel, d.due, NULL AS edit_due FROM delivery d JOIN subscription s ON s.id = d.subscription JOIN entry e ON e.id = d.entry
                WHERE d.state = 'Pending' AND s.active AND NOT e.withdrawn
                UNION ALL SELECT platform, channel, 0, NULL FROM message WHERE state IN ('Pending', 'Sending')
                UNION ALL SELECT platform, channel, NULL, change FROM message WHERE change IS NOT NULL)
            WHERE (platform, channel) NOT IN (SELECT platform, channel FROM suspension)
            GROUP BY platform, channel
            """)
        .Select(row => new PendingChannel(new(row.Platform, row.Channel), ToTime(row.Due), ToTime(row.EditDue)))
        .ToList());

    public IReadOnlyList<OutboxMessage> TakeNext(IReadOnlyList<ChannelAddress> channels, DateTimeOffset now) => Write(rows => new PostPlanner(rows).TakeNext(channels, now));

    public void MarkPosting(IdempotencyKey key, DateTimeOffset now) => Write(rows =>
    {
        new OutcomeRecorder(rows).MarkPosting(key, now);
        return true;
    });

    public void Record(IReadOnlyList<MessageRecord> records) => Write(rows =>
    {
        new OutcomeRecorder(rows).Record(records);
        return true;
    });

    public IReadOnlyList<OutboxEdit> TakeEdits(IReadOnlyList<ChannelAddress> channels, DateTimeOffset now) => file.Read(connection =>
    {
        using var rows = new SqliteOutboxRows(connection);
        return new Edits(rows).Find(channels, now);
    });

    public int AddEmpty(IReadOnlyList<EmptyLine> lines, Func<Subscription, Entry, bool> matches) => Write(rows => new EmptyLines(rows).Add(lines, matches));

    public IReadOnlyList<DeliveryCount> CancelPending(IReadOnlyList<ChannelAddress>? channels, string reason, DateTimeOffset now) =>
        Write(rows => new SubscriptionChanges(rows).CancelPending(channels, reason, now));

    public IReadOnlyDictionary<string, int> CountPending() => file.Read(connection => connection
        .Query<(string Platform, long Count)>("SELECT platform, COUNT(*) FROM delivery WHERE state = 'Pending' GROUP BY platform")
        .ToDictionary(row => row.Platform, row => (int)row.Count));

    public IReadOnlyList<DeliveryCount> ReadCounts(Action<LedgerRow>? readFailed = null) => file.Read(connection =>
    {
        if (readFailed is not null)
        {
            using var rows = new SqliteOutboxRows(connection);
            foreach (var delivery in DeliveryRow.ReadAll(rows.Statements, state: DeliveryState.Failed))
            {
                readFailed(LedgerReader.Create(rows, delivery));
            }
        }

        return connection
            .Query<(string Platform, string Channel, string State, long Count, string? Reason, long? Sent)>(
                "SELECT platform, channel, state, COUNT(*), MAX(reason), MAX(sent) FROM delivery GROUP BY platform, channel, state")
            .Select(row => new DeliveryCount(new(row.Platform, row.Channel), Enum.Parse<DeliveryState>(row.State), (int)row.Count, row.Reason)
            {
                LastSent = ToTime(row.Sent),
            })
            .ToList();
    });

    public void ReadLedger(ChannelAddress? channel, EntryId? entry, Action<IReadOnlyList<LedgerRow>> read) => file.Read(connection =>
    {
        using var rows = new SqliteOutboxRows(connection);
        var deliveries = entry is null ? DeliveryRow.ReadAll(rows.Statements, channel)
            : rows.ReadDeliveries(entry).Where(delivery => channel is null || delivery.Channel == channel);
        foreach (var part in deliveries.Select(delivery => LedgerReader.Create(rows, delivery)).Chunk(RowsInList))
        {
            read(part);
        }

        return true;
    });

    private static DateTimeOffset? ToTime(long? milliseconds) => milliseconds is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;

    private T Write<T>(Func<IOutboxRows, T> work) => file.Write(connection =>
    {
        using var rows = new SqliteOutboxRows(connection);
        return work(rows);
    });
}
