using LiteDB;
using PaperBot.Storage.LiteDb.Tables;

namespace PaperBot.Storage.LiteDb;

internal sealed class LiteDbEntryStore(LiteDbGateway gateway) : IEntryStore
{
    public StoreChanges ReadChanges(long after, string? history = null) => gateway.ReadInParts(parts => EntryChanges.Read(parts, after, history));

    public IReadOnlyList<Entry> ReadEntries(IReadOnlyList<StoredEntry> entries) => gateway.Read(database =>
    {
        var numbers = entries.Select(entry => (int)entry.Number).Order().ToList();
        var rows = NumberedRows.Read(database.GetCollection(Schema.Entries), numbers, EntryRow.Read);
        var papers = NumberedRows.Read(database.GetCollection(Schema.Papers), numbers, PaperTable.Read);
        var documents = new DocumentTable(database, new(database));

        // Another history may have given the number to another entry.
        var kept = entries.Select(entry => rows.GetValueOrDefault((int)entry.Number) is { IsWithdrawn: false } row && row.Id == entry.Id ? row : null);
        return (IReadOnlyList<Entry>)[.. Read(kept, documents, papers.GetValueOrDefault).Select(found => found.Entry)];
    });

    public IReadOnlyList<(Entry Entry, bool IsWithdrawn)> FindWithWithdrawn(IReadOnlyList<EntryId> ids) => gateway.Read(database =>
    {
        var keys = new KeyTable(database);
        return Read(ids.Select(new EntryTable(database, keys).Find), new(database, keys), new PaperTable(database).Find);
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

    public DateTimeOffset? FindSettles(EntryId id) => gateway.Read(database =>
        new EntryTable(database, new KeyTable(database)).Find(id) is { } entry && database.GetCollection(Schema.Settling).FindById(entry.Number) is { } row
            ? DateTimeOffset.FromUnixTimeMilliseconds(row["at"].AsInt64)
            : (DateTimeOffset?)null);

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

    private static IReadOnlyList<(Entry Entry, bool IsWithdrawn)> Read(IEnumerable<EntryRow?> entries, DocumentTable documents, Func<int, PaperLookup?> findPaper)
    {
        var rows = entries.OfType<EntryRow>().Select(row => new WholeRow(row, documents.Get(row.Document), findPaper(row.Number))).ToList();
        return [.. rows.AsParallel().AsOrdered().Select(row => (row.ToEntry(), row.Entry.IsWithdrawn))];
    }

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
