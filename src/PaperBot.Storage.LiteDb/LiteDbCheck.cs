using System.Text.Json;
using LiteDB;
using PaperBot.Storage.LiteDb.Tables;

namespace PaperBot.Storage.LiteDb;

/// <summary>Reads a whole database and compares what must agree.</summary>
internal static class LiteDbCheck
{
    private const int MaxProblems = 20;

    /// <summary>What is damaged, at most twenty problems; nothing if the database is sound.</summary>
    public static IReadOnlyList<string> Run(LiteDatabase database) => [.. Find(database).Take(MaxProblems)];

    private static IEnumerable<string> Find(LiteDatabase database)
    {
        var meta = Schema.ReadMeta(database);
        var keys = new KeyTable(database.GetCollection(Schema.Keys));
        var (entryTable, documentTable) = (new EntryTable(database, keys), new DocumentTable(database, keys));
        var entries = new Dictionary<int, EntryId>();
        foreach (var entry in database.GetCollection(Schema.Entries).FindAll().Select(EntryRow.Read))
        {
            entries.Add(entry.Number, entry.Id);
            if (FindProblem(entry, meta, keys) is { } problem)
            {
                yield return $"entry {entry.Id}: {problem}";
            }
        }

        var byChange = database.GetCollection(Schema.Entries).Query().Where("change >= 0").Select("{ id: $._id }").ToEnumerable().Select(row => row["id"].AsInt32).ToHashSet();
        if (!byChange.SetEquals(entries.Keys))
        {
            yield return $"the index of changes has {byChange.Count} of {entries.Count} entries";
        }

        var documents = new HashSet<int>();
        foreach (var document in database.GetCollection(Schema.Documents).FindAll().Select(DocumentRow.Read))
        {
            documents.Add(document.Number);
            if (documentTable.Find(document.ToSource())?.Number != document.Number)
            {
                yield return $"the document {document.ToSource().Path} is not found by its path";
            }

            foreach (var (ordinal, number) in document.Entries.Index().Where(item => item.Item >= 0))
            {
                if (!entries.ContainsKey(number) || !entryTable.Get(number).Documents.Contains(document.Number))
                {
                    yield return $"entry {ordinal} of the document {document.ToSource().Path} is missing";
                }
            }
        }

        foreach (var number in database.GetCollection(Schema.Entries).FindAll().Select(EntryRow.Read).SelectMany(row => row.Documents.Append(row.Document)).Distinct())
        {
            if (!documents.Contains(number))
            {
                yield return $"document {number} is missing";
            }
        }

        foreach (var own in database.GetCollection(Schema.Own).FindAll())
        {
            EntryJson.Read(Content.Read(own["json"]));
        }

        foreach (var settling in database.GetCollection(Schema.Settling).Query().Where("at >= 0").ToEnumerable().Where(row => !entries.ContainsKey(row["_id"].AsInt32)))
        {
            yield return $"entry {settling["_id"].AsInt32}, which has to settle, is missing";
        }

        var ids = entries.Values.ToHashSet();
        var subscriptions = new SubscriptionTable(database).ReadAll().Select(stored => stored.Subscription.Id).ToHashSet();
        foreach (var delivery in new DeliveryTable(database).ReadAll().Where(delivery => !ids.Contains(delivery.Entry) || !subscriptions.Contains(delivery.SubscriptionId)))
        {
            yield return $"the delivery of {delivery.Entry} to {delivery.Channel} has no entry or no subscription";
        }
    }

    private static string? FindProblem(EntryRow entry, BsonDocument meta, KeyTable keys)
    {
        try
        {
            var content = EntryJson.Read(entry.Json);
            return entry.Date != content.Date ? "its date differs"
                : entry.Change > meta["change"].AsInt64 || entry.Number > meta["entries"].AsInt32 ? "it is newer than the database"
                : !PaperKeys.Of(content).All(key => keys.Find(key).Contains(entry.Number)) || !keys.Find(EntryTable.IdKey(entry.Id)).Contains(entry.Number) ? "it is not found by its keys"
                : null;
        }
        catch (JsonException exception)
        {
            return exception.Message;
        }
    }
}
