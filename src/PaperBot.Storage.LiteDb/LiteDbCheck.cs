using System.Text.Json;
using LiteDB;
using PaperBot.Platforms;
using PaperBot.Storage.LiteDb.Files;
using PaperBot.Storage.LiteDb.Tables;

namespace PaperBot.Storage.LiteDb;

/// <summary>Reads a whole database and compares what must agree.</summary>
internal sealed class LiteDbCheck
{
    private const int MaxProblems = 20;

    private readonly StoreReader _reader;
    private readonly BsonDocument _meta;
    private readonly KeyTable _keys;
    private readonly Dictionary<int, (EntryId Id, IReadOnlyList<int> Documents)> _entries = [];

    private LiteDbCheck(PartReader parts)
    {
        _reader = new(parts);
        _meta = _reader.Read(Schema.ReadMeta);
        _keys = _reader.Read(KeyTable.ReadAll);
    }

    /// <summary>What is damaged, at most twenty problems; nothing if the database is sound.</summary>
    public static IReadOnlyList<string> Run(PartReader parts)
    {
        var check = new LiteDbCheck(parts);
        return [.. ((IEnumerable<Func<IEnumerable<string>>>)[check.CheckEntries, check.CheckDocuments, check.CheckDeliveries, check.CheckStates]).SelectMany(part => part()).Take(MaxProblems)];
    }

    private IEnumerable<string> CheckEntries()
    {
        foreach (var (entry, problem) in _reader.ReadEntries(entry => (entry with { Json = [] }, FindProblem(entry))))
        {
            _entries.Add(entry.Number, (entry.Id, entry.Documents));
            if (problem is not null)
            {
                yield return $"entry {entry.Id}: {problem}";
            }
        }

        var numbers = _reader.Read(database => database.GetCollection(Schema.Entries).Query().Where("$.change >= 0").Select("{ number: $._id }").ToEnumerable()
            .Select(row => row["number"].AsInt32).ToHashSet());
        if (!numbers.SetEquals(_entries.Keys))
        {
            yield return $"the index of changes has {numbers.Count} of {_entries.Count} entries";
        }

        foreach (var lookup in _reader.Read(PaperTable.ReadAll).Where(lookup => !_entries.TryGetValue(lookup.Key, out var entry) || entry.Id != lookup.Value.Entry))
        {
            yield return $"entry {lookup.Value.Entry}, whose paper was looked up, is missing";
        }

        foreach (var number in _reader.Read(database => database.GetCollection(Schema.Settling).Query().Where("$.at >= 0").ToEnumerable()
            .Select(row => row["_id"].AsInt32).Where(number => !_entries.ContainsKey(number)).ToList()))
        {
            yield return $"entry {number}, which has to settle, is missing";
        }
    }

    private IEnumerable<string> CheckDocuments()
    {
        foreach (var document in _reader.Documents.Values)
        {
            if (!_keys.Find(DocumentTable.PathKey(document.ToSource())).Contains(document.Number))
            {
                yield return $"the document {document.ToSource().Path} is not found by its path";
            }

            foreach (var (ordinal, number) in document.Entries.Index().Where(item => item.Item >= 0))
            {
                if (!_entries.TryGetValue(number, out var entry) || !entry.Documents.Contains(document.Number))
                {
                    yield return $"entry {ordinal} of the document {document.ToSource().Path} is missing";
                }
            }
        }

        foreach (var problem in _reader.Read(database => database.GetCollection(Schema.Own).FindAll()
            .Select(own => FindProblem(Content.Read(own["json"]))).OfType<string>().ToList()))
        {
            yield return $"a document's own contribution: {problem}";
        }
    }

    private IEnumerable<string> CheckDeliveries()
    {
        var ids = _entries.Values.Select(entry => entry.Id).ToHashSet();
        var subscriptions = _reader.Read(database => new SubscriptionTable(database).ReadAll()).Select(stored => stored.Subscription.Id).ToHashSet();
        var messages = _reader.Read(database => new MessageTable(database).ReadAll().ToDictionary(message => message.Key, message => message.Entries.ToHashSet()));
        var counted = 0;
        foreach (var delivery in _reader.ReadDeliveries())
        {
            counted += delivery.State == DeliveryState.Pending ? 1 : 0;
            if (!ids.Contains(delivery.Entry) || !subscriptions.Contains(delivery.SubscriptionId))
            {
                yield return $"the delivery of {delivery.Entry} to {delivery.Channel} has no entry or no subscription";
            }

            if (new[] { delivery.Key, delivery.Card }.OfType<IdempotencyKey>().Any(key => !messages.TryGetValue(key, out var entries) || !entries.Contains(delivery.Entry)))
            {
                yield return $"the delivery of {delivery.Entry} to {delivery.Channel} has no message";
            }
        }

        var pending = _reader.Read(database => new LiteDbOutboxRows(database).ReadPending(null).Count);
        if (pending != counted)
        {
            yield return $"the index of pending deliveries has {pending} of {counted}";
        }
    }

    private IEnumerable<string> CheckStates()
    {
        var (counted, known) = _reader.Read(database => (database.GetCollection(Schema.States).Count(BsonExpression.Create("expires > @0", long.MinValue)), new StateTable(database).Count));
        return counted == known ? [] : [$"there are {counted} states, and {known} were counted"];
    }

    private string? FindProblem(EntryRow entry)
    {
        if (entry.Change > _meta["change"].AsInt64 || entry.Number > _meta["entries"].AsInt32)
        {
            return "it is newer than the database";
        }

        if (!entry.Documents.Append(entry.Document).All(_reader.Documents.ContainsKey))
        {
            return "a document that contains it is missing";
        }

        if (FindProblem(entry.Json) is { } problem)
        {
            return problem;
        }

        var content = EntryJson.Read(entry.Json);
        return PaperKeys.Of(content).Append(EntryTable.IdKey(entry.Id)).All(key => _keys.Find(key).Contains(entry.Number))
            ? null
            : "it is not found by its keys";
    }

    private static string? FindProblem(byte[] json)
    {
        try
        {
            EntryJson.Read(json);
            return null;
        }
        catch (JsonException exception)
        {
            return exception.Message;
        }
    }
}
