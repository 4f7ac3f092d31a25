using LiteDB;
using PaperBot.Storage.LiteDb.Files;
using PaperBot.Storage.LiteDb.Tables;

namespace PaperBot.Storage.LiteDb;

internal sealed class LiteDbDatabase(LiteDbGateway gateway, TimeProvider? time = null) : IDatabase
{
    private const int RecordsInList = 1000;

    public IEntryStore Entries { get; } = new LiteDbEntryStore(gateway);

    public ISubscriptionStore Subscriptions { get; } = new LiteDbSubscriptionStore(gateway);

    public IDeliveryStore Deliveries { get; } = new LiteDbDeliveryStore(gateway);

    public ISavedStore Saved { get; } = new LiteDbSavedStore(gateway);

    public IStateStore States { get; } = new LiteDbStateStore(gateway, time ?? TimeProvider.System);

    public DatabaseDescription Describe() => gateway.Read(_ => new DatabaseDescription(
        "LiteDb", gateway.Path, new FileInfo(gateway.Path).Length + new FileInfo(DatabaseFiles.LogPath(gateway.Path)).Length));

    public IReadOnlyList<string> Check() => gateway.ReadInParts(LiteDbCheck.Run);

    public void BackUp(string file) => LiteDbBackup.BackUp(gateway, file);

    public void Purge(IReadOnlyList<EntryId> entries, string? person = null) => LiteDbPurge.Run(gateway, entries, person);

    public void ReadRecords(Action<IReadOnlyList<StoredRecord>> read) => gateway.ReadInParts(parts =>
    {
        foreach (var records in ReadRecords(new StoreReader(parts)).Chunk(RecordsInList))
        {
            read(records);
        }

        return true;
    });

    public void AddRecords(IReadOnlyList<StoredRecord> records) => gateway.Write(database =>
    {
        var (import, states) = (new LiteDbImportTransaction(database), new StateTable(database));
        foreach (var record in records)
        {
            Add(record, import, states, database);
        }

        import.Save();
        states.Save();
        return true;
    });

    public void Dispose() => gateway.Dispose();

    private static IEnumerable<StoredRecord> ReadRecords(StoreReader reader)
    {
        var settles = reader.Read(database => database.GetCollection(Schema.Settling).FindAll()
            .ToDictionary(row => row["_id"].AsInt32, row => DateTimeOffset.FromUnixTimeMilliseconds(row["at"].AsInt64)));
        var ids = new Dictionary<int, EntryId>();
        foreach (var row in reader.ReadEntries(row => row))
        {
            ids.Add(row.Number, row.Id);
            yield return new EntryRecord(row.ToEntry(reader.Documents[row.Document]), row.IsWithdrawn, settles.TryGetValue(row.Number, out var at) ? at : null);
        }

        foreach (var rows in reader.Documents.Values.Chunk(RecordsInList))
        {
            foreach (var document in reader.Read(database => rows.Select(row => ReadDocument(row, new(database, new(database)), ids)).ToList()))
            {
                yield return document;
            }
        }

        foreach (var record in reader.Read(database => (IReadOnlyList<StoredRecord>)
            [.. new SubscriptionTable(database).ReadAll(), .. new SuspensionTable(database).ReadAll().Select(suspension => new StoredSuspension(suspension))])
            .Concat(reader.ReadDeliveries()))
        {
            yield return record;
        }

        foreach (var record in reader.Read(database => (IReadOnlyList<StoredRecord>)
            [.. new MessageTable(database).ReadAll(), .. new AttemptTable(database).ReadAll(), .. new HealthTable(database).ReadAll(),
                .. PaperTable.ReadAll(database).Values.Select(lookup => new StoredPaperLookup(lookup)),
                .. new SavedTable(database).ReadAll(), .. new StateTable(database).ReadAll()]))
        {
            yield return record;
        }
    }

    private static StoredDocument ReadDocument(DocumentRow row, DocumentTable documents, Dictionary<int, EntryId> ids) => new(
        row.ToSource(),
        row.Format,
        [.. row.Entries.Index().Where(item => item.Item >= 0).Select(item => (ids[item.Item], documents.FindOwn(row, item.Index)))]);

    private static void Add(StoredRecord record, LiteDbImportTransaction import, StateTable states, LiteDatabase database)
    {
        switch (record)
        {
            case EntryRecord(var entry, var isWithdrawn, var settles):
                if (!import.TryAdd(entry, new(entry)))
                {
                    throw new StorageException($"There is an entry {entry.Id} already. Copy to a new database.");
                }

                if (isWithdrawn)
                {
                    import.Withdraw(entry.Id);
                }

                if (settles is not null)
                {
                    import.SetSettles(entry.Id, settles);
                }

                break;
            case StoredDocument(var source, var format, var entries):
                import.SetDocument(source, format, entries);
                break;
            case StoredSubscription subscription:
                import.Outbox.Save(subscription);
                break;
            case StoredDelivery delivery:
                import.Add(delivery);
                break;
            case StoredMessage message:
                import.Outbox.Save(message);
                break;
            case StoredAttempts attempts:
                import.Outbox.Save(attempts);
                break;
            case StoredSuspension(var suspension):
                new SuspensionTable(database).Save(suspension);
                break;
            case StoredHealth health:
                new HealthTable(database).Save(health);
                break;
            case StoredPaperLookup paper:
                import.SetPaperLookup(paper.Lookup);
                break;
            case StoredSaved saved:
                new SavedTable(database).Add(saved);
                break;
            case StoredState state:
                states.Set(state);
                break;
            default:
                throw new ArgumentException($"LiteDB cannot store a {record.GetType().Name}.", nameof(record));
        }
    }
}
