using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Entries;

namespace PaperBot.Storage;

/// <summary>Entries in SQLite.</summary>
public sealed class SqliteEntryStore(SqliteDatabase database) : IEntryStore
{
    private const string SelectEntries = """
        SELECT e.id, e.content, e.ordinal, e.withdrawn, d.kind, d.location, d.file, d.revision
        FROM entry e JOIN document d ON d.id = e.document
        """;

    /// <inheritdoc/>
    public StoreChanges ReadChanges(long after)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        var change = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(change), 0) FROM entry", transaction: transaction);
        if (change == after)
        {
            return new([], [], after);
        }

        var rows = connection.Query<EntryRow>($"{SelectEntries} WHERE e.change > @after", new { after }, transaction).AsList();
        return new(
            [.. rows.Where(row => row.Withdrawn == 0).Select(row => row.ToEntry())],
            [.. rows.Where(row => row.Withdrawn != 0).Select(row => new EntryId(row.Id))],
            change);
    }

    /// <inheritdoc/>
    public IEnumerable<Entry> ReadAll()
    {
        using var connection = database.Open();
        var rows = connection.Query<EntryRow>(
            $"{SelectEntries} WHERE NOT e.withdrawn ORDER BY json_extract(e.content, '$.Date') DESC, d.file, e.ordinal, e.id", buffered: false);
        foreach (var row in rows)
        {
            yield return row.ToEntry();
        }
    }

    /// <inheritdoc/>
    public IImportTransaction BeginImport() => new SqliteImportTransaction(database.Open());

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public bool IsKnown(string location)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM location WHERE path = @location)", new { location });
    }

    /// <inheritdoc/>
    public void MarkKnown(string location)
    {
        using var connection = database.Open();
        connection.Execute("INSERT INTO location (path) VALUES (@location) ON CONFLICT DO NOTHING", new { location });
    }

    internal static IReadOnlyList<Entry> Select(SqliteConnection connection, SqliteTransaction transaction, string where, object parameters) =>
        [.. connection.Query<EntryRow>($"{SelectEntries} {where}", parameters, transaction).Select(row => row.ToEntry())];

    private sealed record EntryRow(string Id, string Content, long Ordinal, long Withdrawn, string Kind, string Location, string File, string Revision)
    {
        public Entry ToEntry() => new(new(Id), EntryJson.Read(Content))
        {
            Source = new(Kind, Location, File, Revision),
            Ordinal = (int)Ordinal,
        };
    }
}
