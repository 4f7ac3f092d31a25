using LiteDB;
using PaperBot.Storage.LiteDb.Tables;

namespace PaperBot.Storage.LiteDb;

internal sealed class LiteDbEntryStore(LiteDbGateway gateway) : IEntryStore
{
    public StoreChanges ReadChanges(long after)
    {
        var change = gateway.Read(database => Schema.ReadMeta(database)["change"].AsInt64);
        return change == after ? new([], [], after, after)
            : after < 0 || change < after ? ReadAll()
            : gateway.Read(database => ReadChanges(database, after));
    }

    public IReadOnlyList<EntryId> ReadOrder() => gateway.ReadInParts(parts =>
    {
        var reader = new StoreReader(parts);
        var positions = reader.ReadEntries(row => row.IsWithdrawn ? default(EntryPosition?) : row.ToPosition(reader.Documents[row.Document])).OfType<EntryPosition>().ToArray();
        Array.Sort(positions, EntryPosition.NewestFirst);
        return (IReadOnlyList<EntryId>)[.. positions.Select(position => position.Id)];
    });

    public IReadOnlyList<Entry> ReadEntries(IReadOnlyList<EntryId> ids) => gateway.Read(database =>
    {
        var keys = new KeyTable(database);
        var (entries, documents) = (new EntryTable(database, keys), new DocumentTable(database, keys));
        var papers = new PaperTable(database);
        var rows = ids.Select(entries.Find).OfType<EntryRow>().Where(row => !row.IsWithdrawn)
            .Select(row => new WholeRow(row, documents.Get(row.Document), papers.Find(row.Number))).ToList();
        return (IReadOnlyList<Entry>)[.. rows.AsParallel().AsOrdered().Select(row => row.ToEntry())];
    });

    public T Import<T>(Func<IImportTransaction, T> work) => gateway.Write(database =>
    {
        var import = new LiteDbImportTransaction(database);
        var result = work(import);
        import.Save();
        return result;
    });

    public IReadOnlyList<PaperLookup> ReadPaperLookups() => gateway.Read(database => (IReadOnlyList<PaperLookup>)[.. PaperTable.ReadAll(database).Values]);

    public bool HasSettled(DateTimeOffset now) => gateway.Read(database =>
        new EntryTable(database, new KeyTable(database)) is var entries && database.GetCollection(Schema.Settling)
            .Find(BsonExpression.Create("at <= @0", now.ToUnixTimeMilliseconds())).ToList()
            .Exists(row => !entries.Get(row["_id"].AsInt32).IsWithdrawn));

    public IReadOnlyList<EntrySource> ReadDocuments(string location) => ReadDocuments(document => document.Path.StartsWith($"{location}/", StringComparison.Ordinal)
        ? new(document.Kind, location, document.Path[(location.Length + 1)..], document.Revision)
        : null);

    public IReadOnlyList<EntrySource> ReadDocumentsElsewhere(string kind, IReadOnlyList<string> locations) => ReadDocuments(document =>
        document.Kind == kind && !locations.Any(location => document.Path.StartsWith($"{location}/", StringComparison.Ordinal)) ? document : null);

    public SourceHealth? FindHealth(string location) => gateway.Read(database => new HealthTable(database).Find(location));

    public void SaveHealth(string location, SourceHealth health) => gateway.Write(database =>
    {
        new HealthTable(database).Save(new(location, health));
        return true;
    });

    private StoreChanges ReadAll() => gateway.ReadInParts(parts =>
    {
        var reader = new StoreReader(parts);
        var change = reader.Read(database => Schema.ReadMeta(database)["change"].AsInt64);
        var papers = reader.Read(PaperTable.ReadAll);
        return Create([.. reader.ReadEntries(row => new WholeRow(row, reader.Documents[row.Document], papers.GetValueOrDefault(row.Number)))], -1, change);
    });

    private static StoreChanges ReadChanges(LiteDatabase database, long after)
    {
        var documents = new DocumentTable(database, new KeyTable(database));
        var rows = database.GetCollection(Schema.Entries).Find(BsonExpression.Create("change > @0", after)).Select(EntryRow.Read).ToList();
        var papers = new PaperTable(database);
        return Create([.. rows.Select(row => new WholeRow(row, documents.Get(row.Document), papers.Find(row.Number)))], after, Schema.ReadMeta(database)["change"].AsInt64);
    }

    private static StoreChanges Create(IReadOnlyList<WholeRow> rows, long since, long change) => new(
        [.. rows.AsParallel().AsOrdered().Where(row => !row.Entry.IsWithdrawn).Select(row => row.ToEntry())],
        [.. rows.Where(row => row.Entry.IsWithdrawn).Select(row => row.Entry.Id)],
        since,
        change);

    private IReadOnlyList<EntrySource> ReadDocuments(Func<EntrySource, EntrySource?> select) => gateway.Read(database =>
        (IReadOnlyList<EntrySource>)[.. database.GetCollection(Schema.Documents).FindAll()
            .Select(row => DocumentRow.Read(row).ToSource())
            .Where(document => document.Revision != "")
            .Select(select)
            .OfType<EntrySource>()]);

    /// <summary>An entry with its document and what was found for it: deserialising it, which takes the most time, needs the database no more.</summary>
    private readonly record struct WholeRow(EntryRow Entry, DocumentRow Document, PaperLookup? Lookup)
    {
        public Entry ToEntry() => PaperLookup.Apply(Lookup, Entry.ToEntry(Document));
    }
}
