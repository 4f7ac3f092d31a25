using Dapper;

namespace PaperBot.Storage.Sql;

internal sealed class SqliteEntryStore(SqliteFile file) : IEntryStore
{
    public StoreChanges ReadChanges(long after) => file.Read(connection =>
    {
        var change = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(change), 0) FROM entry");
        if (change == after)
        {
            return new([], [], after, after);
        }

        var since = change < after ? -1 : after;
        var rows = connection.Query<ChangedRow>(
            $"""
            SELECT e.id, CAST(e.content AS BLOB) AS Content, e.ordinal, e.withdrawn, d.kind, d.location, d.file, d.revision, p.subject, p.url, p.arxiv_id AS ArxivId
            FROM {EntryRow.Tables}
            WHERE e.change > @since
            """,
            new { since }).AsList();
        return new StoreChanges(
            [.. rows.AsParallel().AsOrdered().Where(row => row.Withdrawn == 0).Select(row => row.ToEntry())],
            [.. rows.Where(row => row.Withdrawn != 0).Select(row => new EntryId(row.Id))],
            since,
            change);
    });

    public IReadOnlyList<EntryId> ReadOrder() => file.Read(connection =>
    {
        var positions = connection.Query<PositionRow>(
            "SELECT e.id, e.date, d.file, d.location, e.ordinal FROM entry e JOIN document d ON d.id = e.document WHERE NOT e.withdrawn");
        return positions.Select(row => row.ToPosition()).Order(EntryPosition.NewestFirst).Select(position => position.Id).ToList();
    });

    public IReadOnlyList<Entry> ReadEntries(IReadOnlyList<EntryId> ids) => file.Read(connection =>
    {
        using var sql = new StatementCache(connection);
        return ids.SelectMany(id => sql.Query(
            $"SELECT {EntryRow.Columns} FROM {EntryRow.Tables} WHERE e.id = ?1 AND NOT e.withdrawn", EntryRow.Read, id.Value)).ToList();
    });

    public T Import<T>(Func<IImportTransaction, T> work) => file.Write(connection =>
    {
        using var import = new SqliteImportTransaction(connection);
        return work(import);
    });

    public IReadOnlyList<PaperLookup> ReadPaperLookups() => file.Read(PaperRow.ReadAll);

    public bool HasSettled(DateTimeOffset now) => file.Read(connection => connection.ExecuteScalar<bool>(
        "SELECT EXISTS (SELECT 1 FROM entry WHERE settles <= @now AND NOT withdrawn)", new { now = now.ToUnixTimeMilliseconds() }));

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

    private sealed record ChangedRow(
        string Id, byte[] Content, long Ordinal, long Withdrawn, string Kind, string Location, string File, string Revision, long? Subject, string? Url, string? ArxivId)
    {
        public Entry ToEntry() => PaperLookup.Apply(
            Subject is { } subject ? PaperRow.Create(Id, subject, Url, ArxivId, at: 0) : null,
            EntryRow.Create(Id, Content, Ordinal, new(Kind, Location, File, Revision)));
    }
}
