using Dapper;

namespace PaperBot.Storage.Sql;

internal sealed class SqliteEntryStore(SqliteFile file) : IEntryStore
{
    public StoreChanges ReadChanges(long after, string? history = null) => file.Read(connection => EntryChanges.Read(connection, after, history));

    public IReadOnlyList<Entry> ReadEntries(IReadOnlyList<StoredEntry> entries) => file.Read(connection =>
    {
        // Another history may have given the number to another entry.
        using var sql = new Statement(connection, $"SELECT {EntryRow.Columns} FROM {EntryRow.Tables} WHERE e.number = ?1 AND e.id = ?2 AND NOT e.withdrawn");
        return entries.SelectMany(entry => sql.Query(EntryRow.Read, entry.Number, entry.Id.Value)).ToList();
    });

    public IReadOnlyList<(Entry Entry, bool IsWithdrawn)> FindWithWithdrawn(IReadOnlyList<EntryId> ids) => file.Read(connection =>
    {
        using var sql = new Statement(connection, $"SELECT {EntryRow.Columns}, e.withdrawn FROM {EntryRow.Tables} WHERE e.id = ?1");
        return ids.SelectMany(id => sql.Query(row => (EntryRow.Read(row), row.Number(10) != 0), id.Value)).ToList();
    });

    public T Import<T>(Func<IImportTransaction, T> work) => file.Write(connection =>
    {
        using var import = new SqliteImportTransaction(connection);
        return work(import);
    });

    public IReadOnlyList<PaperLookup> ReadPaperLookups() => file.Read(PaperRow.ReadAll);

    public bool HasSettled(DateTimeOffset now) => file.Read(connection => connection.ExecuteScalar<bool>(
        "SELECT EXISTS (SELECT 1 FROM entry WHERE settles <= @now AND NOT withdrawn)", new { now = now.ToUnixTimeMilliseconds() }));

    public DateTimeOffset? FindSettles(EntryId id) => file.Read(connection => connection.ExecuteScalar<long?>("SELECT settles FROM entry WHERE id = @Value", id)) is { } settles
        ? DateTimeOffset.FromUnixTimeMilliseconds(settles)
        : null;

    public IReadOnlyList<EntrySource> ReadDocuments(string location) => file.Read(connection => connection
        .Query<(string Kind, string Path, string Revision)>(
            "SELECT kind, path, revision FROM document WHERE revision <> '' AND substr(path, 1, length(@below)) = @below", new { below = $"{location}/" })
        .Select(row => new EntrySource(row.Kind, location, row.Path[(location.Length + 1)..], row.Revision))
        .ToList());

    public IReadOnlyList<EntrySource> ReadDocumentsElsewhere(string kind, IReadOnlyList<string> locations) => file.Read(connection => connection
        .Query<(string Location, string File, string Revision)>(
            "SELECT location, file, revision FROM document WHERE revision <> '' AND kind = @kind", new { kind })
        .Select(row => new EntrySource(kind, row.Location, row.File, row.Revision))
        .Where(document => !locations.Any(location => document.Path.StartsWith($"{location}/", StringComparison.Ordinal)))
        .ToList());

    public SourceHealth? FindHealth(string location) => file.Read(connection => HealthRow.Find(connection, location));

    public void SaveHealth(string location, SourceHealth health) => file.Write(connection => HealthRow.Save(connection, location, health));
}
