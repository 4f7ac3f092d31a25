using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>Finds what is wrong with a database.</summary>
internal static class SqliteIntegrity
{
    private const int MaxProblems = 100;

    /// <summary>Reads all pages and rows, and makes sure that it is a database of this program.</summary>
    public static IReadOnlyList<string> Find(SqliteConnection connection)
    {
        List<string> problems = FindForeign(connection) is { } foreign ? [foreign] : FindDamage(connection);
        return problems.Count > 0 ? problems : [.. FindMissing(connection).Concat(FindUnreadable(connection)).Concat(FindUnshown(connection)).Take(MaxProblems)];
    }

    public static bool IsEmpty(SqliteConnection connection) => connection.ExecuteScalar<bool>("SELECT NOT EXISTS (SELECT 1 FROM sqlite_master)");

    /// <summary>Says why a database with content cannot be used by this program; null if it can.</summary>
    public static string? FindForeign(SqliteConnection connection)
    {
        var tables = connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table'").ToHashSet();
        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        return version < 1 || !tables.IsSupersetOf(["entry", "document", "delivery"]) ? "It is a database, but not PaperBot's."
            : version > Schema.Migrations.Count ? $"It has schema version {version}, but this PaperBot supports {Schema.Migrations.Count}: it was written by a newer version. Update PaperBot."
            : null;
    }

    private static List<string> FindDamage(SqliteConnection connection)
    {
        var errors = connection.Query<string>($"PRAGMA integrity_check({MaxProblems})").AsList();
        return errors is ["ok"] ? [] : errors;
    }

    // https://sqlite.org/pragma.html#pragma_foreign_key_check
    private static IEnumerable<string> FindMissing(SqliteConnection connection) => connection
        .Query<(string Table, long? Row, string Parent)>("PRAGMA foreign_key_check", buffered: false)
        .Select(row => $"A row of the table {row.Table} refers to a row of {row.Parent} that is missing.");

    private static IEnumerable<string> FindUnreadable(SqliteConnection connection) => connection
        .Query<(string Id, byte[] Content)>(
            """
            SELECT id, CAST(content AS BLOB) FROM entry
            UNION ALL
            SELECT e.id, CAST(de.content AS BLOB) FROM document_entry de JOIN entry e ON e.number = de.entry WHERE de.content IS NOT NULL
            """,
            buffered: false)
        .Select(row => EntryRow.FindProblem(row.Id, row.Content))
        .OfType<string>();

    // A backup of an earlier version has no messages yet.
    private static IEnumerable<string> FindUnshown(SqliteConnection connection) => connection.ExecuteScalar<int>("PRAGMA user_version") < Schema.Migrations.Count ? [] : connection
        .Query<(string Entry, string Platform, string Channel)>(
            """
            SELECT d.entry, d.platform, d.channel FROM delivery d
            WHERE EXISTS (SELECT 1 FROM (SELECT d.message_key AS key UNION ALL SELECT d.card_key) shown
                WHERE shown.key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM message_entry m WHERE m.message_key = shown.key AND m.entry = d.entry))
            """,
            buffered: false)
        .Select(row => $"The delivery of {row.Entry} to {row.Platform}/{row.Channel} has no message.");
}
