using LiteDB;
using PaperBot.Platforms;
using PaperBot.Storage.LiteDb.Tables;

namespace PaperBot.Storage.LiteDb;

/// <summary>The entries and the person that are removed for good, and where else the database refers to them.</summary>
internal sealed class PurgedEntries(string? person)
{
    private readonly HashSet<int> _numbers = [];
    private readonly HashSet<string> _ids = [];
    private readonly HashSet<BsonValue> _own = [];
    private readonly HashSet<(long Key, int Number)> _keys = [];
    private readonly HashSet<string> _messages = [];

    /// <summary>Finds the entries.</summary>
    public static PurgedEntries Find(LiteDatabase database, IReadOnlyList<EntryId> entries, string? person)
    {
        var purged = new PurgedEntries(person);
        purged._ids.UnionWith(entries.Select(entry => entry.Value));
        var keys = new KeyTable(database);
        var (table, documents) = (new EntryTable(database, keys), new DocumentTable(database, keys));
        foreach (var row in entries.Select(table.Find).OfType<EntryRow>())
        {
            purged._numbers.Add(row.Number);
            purged._keys.UnionWith(PaperKeys.Of(EntryJson.Read(row.Json)).Append(EntryTable.IdKey(row.Id)).Select(key => (key, row.Number)));
            purged._own.UnionWith(row.Documents.Select(documents.Get).SelectMany(document =>
                document.FindOrdinals(row.Number).Select(ordinal => DocumentTable.OwnId(document, ordinal))));
        }

        purged._messages.UnionWith(new MessageTable(database).ReadAll()
            .Where(message => message.Kind == MessageKind.Empty || !message.Entries.All(entry => purged._ids.Contains(entry.Value))).Select(message => message.Key.Value));
        purged._messages.UnionWith(database.GetCollection(Schema.Deliveries).FindAll().Select(DeliveryRow.Read)
            .Where(delivery => !purged._ids.Contains(delivery.Entry.Value)).Select(delivery => delivery.LastKey?.Value).OfType<string>());
        return purged;
    }

    /// <summary>A document of a collection without the entries; null if it is of one of them, or of the person.</summary>
    public BsonDocument? Strip(string collection, BsonDocument document) => collection switch
    {
        Schema.Meta => Schema.WithPurged(document, TimeProvider.System.GetUtcNow()),
        Schema.States or Schema.StateCount => null,
        Schema.Saved => person is not null && SavedTable.IsOf(document, person) ? null : SavedTable.Without(document, _ids),
        Schema.Entries or Schema.Settling or Schema.Papers => _numbers.Contains(document["_id"].AsInt32) ? null : document,
        Schema.Deliveries => _ids.Contains(document["entry"].AsString) ? null : document,
        Schema.Messages => document["kind"] == (int)MessageKind.Empty ? document : MessageTable.Without(document, _ids),
        Schema.Attempts => _messages.Contains(document["_id"].AsString) ? document : null,
        Schema.Subscriptions => SubscriptionTable.Without(document, person),
        Schema.Own => _own.Contains(document["_id"]) ? null : document,
        Schema.Documents => DocumentRow.Read(document).Without(_numbers).ToBson(),
        Schema.Keys => new() { ["_id"] = document["_id"], ["pairs"] = StripPairs(document["pairs"].AsBinary) },
        _ => document,
    };

    private byte[] StripPairs(byte[] pairs)
    {
        var bucket = new KeyBucket(pairs);
        foreach (var (key, number) in _keys)
        {
            bucket.Remove(key, number);
        }

        return bucket.ToArray();
    }
}
