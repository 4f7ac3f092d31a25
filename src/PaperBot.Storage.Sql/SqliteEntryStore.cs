using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

internal sealed class SqliteEntryStore(SqliteDatabase database) : IEntryStore
{
    private const string SelectEntries = """
        SELECT e.id, e.content, e.ordinal, e.withdrawn, d.kind, d.location, d.file, d.revision
        FROM entry e JOIN document d ON d.id = e.document
        """;

    public StoreChanges ReadChanges(long after)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        var change = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(change), 0) FROM entry", transaction: transaction);
        if (change == after)
        {
            return new([], [], after, after);
        }

        var rows = connection.Query<EntryRow>($"{SelectEntries} WHERE e.change > @after", new { after }, transaction).AsList();
        return new(
            [.. rows.AsParallel().AsOrdered().Where(row => row.Withdrawn == 0).Select(row => new IndexedEntry(row.ToEntry()))],
            [.. rows.Where(row => row.Withdrawn != 0).Select(row => new EntryId(row.Id))],
            after,
            change);
    }

    public IEnumerable<Entry> ReadAll()
    {
        using var connection = database.Open();
        var rows = connection.Query<EntryRow>(
            $"{SelectEntries} WHERE NOT e.withdrawn ORDER BY e.date DESC, d.file, d.location, e.ordinal, e.id", buffered: false);
        foreach (var row in rows)
        {
            yield return row.ToEntry();
        }
    }

    public IImportTransaction BeginImport(bool keepsChanges = false) =>

        // Without checkpoints: a big import would be written to the file before the commit returns, and others would wait for that.
        new SqliteImportTransaction(database.Open(checkpoints: false), keepsChanges);

    public bool HasSettled(DateTimeOffset now)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM entry WHERE settles <= @now AND NOT withdrawn)", new { now = now.ToUnixTimeMilliseconds() });
    }

    public IReadOnlyList<EntrySource> ReadDocuments(string location)
    {
        using var connection = database.Open();
        return
        [
            .. connection.Query<(string Kind, string Path, string Revision)>(
                "SELECT kind, path, revision FROM document WHERE revision <> '' AND substr(path, 1, length(@below)) = @below",
                new { below = $"{location}/" })
                .Select(row => new EntrySource(row.Kind, location, row.Path[(location.Length + 1)..], row.Revision)),
        ];
    }

    public IReadOnlyList<EntrySource> ReadDocumentsElsewhere(string kind, IReadOnlyList<string> locations)
    {
        using var connection = database.Open();
        var documents = connection.Query<(string Location, string File, string Revision)>(
            "SELECT location, file, revision FROM document WHERE revision <> '' AND kind = @kind", new { kind });
        return
        [
            .. documents.Select(row => new EntrySource(kind, row.Location, row.File, row.Revision))
                .Where(document => !locations.Any(location => document.Path.StartsWith($"{location}/", StringComparison.Ordinal))),
        ];
    }

    public SourceHealth? FindHealth(string location)
    {
        using var connection = database.Open();
        return connection.QuerySingleOrDefault<HealthRow>("SELECT succeeded, problem FROM location WHERE path = @location", new { location })?.ToHealth();
    }

    public void SaveHealth(string location, SourceHealth health)
    {
        using var connection = database.Open();
        connection.Execute(
            """
            INSERT INTO location (path, succeeded, problem) VALUES (@location, @succeeded, @Problem)
            ON CONFLICT (path) DO UPDATE SET succeeded = excluded.succeeded, problem = excluded.problem
            """,
            new { location, succeeded = health.LastSuccess?.ToUnixTimeMilliseconds(), health.Problem });
    }

    private sealed record HealthRow(long? Succeeded, string? Problem)
    {
        public SourceHealth ToHealth() => new(Succeeded is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null, Problem);
    }

    private sealed record EntryRow(string Id, string Content, long Ordinal, long Withdrawn, string Kind, string Location, string File, string Revision)
    {
        public Entry ToEntry() => new(new(Id), EntryJson.Read(Content))
        {
            Source = new(Kind, Location, File, Revision),
            Ordinal = (int)Ordinal,
        };
    }
}
