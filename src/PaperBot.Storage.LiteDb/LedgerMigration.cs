using LiteDB;
using PaperBot.Platforms;
using PaperBot.Storage.LiteDb.Tables;

namespace PaperBot.Storage.LiteDb;

/// <summary>
/// Migrates a database of an earlier schema version. Until version 2, the deliveries were in the collections <c>outbox</c> and <c>done</c>: they get numbers,
/// and those that were taken become messages. Until version 3, a change had no order but its time, and keeps that. A process that is killed leaves the rest for
/// the next one.
/// </summary>
internal static class LedgerMigration
{
    private const int RowsInPart = 1000;

    private static readonly string[] Old = ["outbox", "done"];

    public static void Run(LiteDbGateway gateway)
    {
        gateway.Write(database =>
        {
            Schema.CreateIndexes(database);
            return true;
        });
        List<OldDelivery> part = [];
        foreach (var message in gateway.Read(ReadMessages))
        {
            part.AddRange(message);
            if (part.Count >= RowsInPart)
            {
                gateway.Write(database => Move(database, part));
                part.Clear();
            }
        }

        gateway.Write(database => Move(database, part));
        Array.ForEach(Old, collection => gateway.Drop(collection));
        gateway.Write(Schema.SetMigrated);
    }

    /// <summary>The deliveries, those of a message together, in the order in which they were taken.</summary>
    private static List<OldDelivery[]> ReadMessages(LiteDatabase database) =>
    [
        .. Old.SelectMany(collection => database.GetCollection(collection).FindAll().Select(OldDelivery.Read))
            .OrderBy(row => row.Taken ?? row.Delivery.Due).ThenBy(row => row.Delivery.Due).ThenBy(row => row.Delivery.Entry.Value, StringComparer.Ordinal)
            .GroupBy(row => row.Delivery.Key?.Value ?? row.Id.ToString())
            .Select(group => group.ToArray()),
    ];

    private static bool Move(LiteDatabase database, List<OldDelivery> part)
    {
        var (rows, meta) = (new LiteDbOutboxRows(database), Schema.ReadMeta(database));
        List<OldDelivery> moved = [];
        foreach (var row in part.Where(row => Old.Any(collection => database.GetCollection(collection).Delete(row.Id))))
        {
            rows.Deliveries.TryAdd(row.Delivery, () => meta["deliveries"] = meta["deliveries"].AsInt32 + 1);
            moved.Add(row);
        }

        foreach (var message in moved.Where(row => row.Delivery.Key is not null).GroupBy(row => row.Delivery.Key!))
        {
            rows.Save(Create(message.Key, [.. message], rows));
        }

        return database.GetCollection(Schema.Meta).Update(meta);
    }

    private static StoredMessage Create(IdempotencyKey key, OldDelivery[] rows, LiteDbOutboxRows outbox)
    {
        var first = rows[0].Delivery;
        return new(
            key, first.Channel, first.SubscriptionId, key, rows.Length == 1 ? MessageKind.Entry : MessageKind.Summary,
            outbox.Sort([.. rows.Select(row => row.Delivery.Entry)], EntryPosition.OldestFirst), rows.Min(row => row.Delivery.Due), first.State)
        {
            Since = rows[0].Taken,
            Taken = rows[0].Taken,
            Tries = 1,
            MessageId = rows[0].MessageId,
            Sent = first.Sent,
        };
    }

    private sealed record OldDelivery(BsonValue Id, StoredDelivery Delivery, DateTimeOffset? Taken, string? MessageId)
    {
        public static OldDelivery Read(BsonDocument row) => new(row["_id"], DeliveryRow.Read(row), row["taken"].ToTime(), row["message"].AsString);
    }
}
