using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>Reads which entries have changed.</summary>
internal static class EntryChanges
{
    /// <summary>Reads the changes after a change number of a history.</summary>
    public static StoreChanges Read(SqliteConnection connection, long after, string? history)
    {
        var state = ReadState(connection);
        var since = state.FindSince(after, history);
        return StoreChanges.Create(state, since, since == state.Change ? [] : ReadEntries(connection, since));
    }

    // Only a copy of the database has the times of a backup and its restore.
    private static StoreState ReadState(SqliteConnection connection) => new(
        connection.QuerySingle<string>("SELECT id || '/' || COALESCE(backed_up, '') || '/' || COALESCE(restored, '') || COALESCE('/' || purged, '') FROM identity"),
        connection.ExecuteScalar<long>("SELECT COALESCE(MAX(change), 0) FROM entry"));

    private static IReadOnlyList<ChangedEntry> ReadEntries(SqliteConnection connection, long since)
    {
        using var document = new Statement(connection, "SELECT file, location FROM document WHERE id = ?1");
        using var sql = new Statement(connection, "SELECT id, number, date, document, ordinal, withdrawn FROM entry WHERE change > ?1");
        var documents = new Dictionary<long, (string File, string Location)>();
        return sql.Query(
            row =>
            {
                if (!documents.TryGetValue(row.Number(3), out var source))
                {
                    source = document.Query(found => (found.Text(0), found.Text(1)), row.Number(3))[0];
                    documents.Add(row.Number(3), source);
                }

                DateOnly? date = row.IsNull(2) ? null : DateOnly.ParseExact(row.Text(2), "O", CultureInfo.InvariantCulture);
                return new ChangedEntry(new(new(row.Text(0)), date, source.File, source.Location, (int)row.Number(4)), row.Number(1), row.Number(5) != 0);
            },
            since);
    }
}
