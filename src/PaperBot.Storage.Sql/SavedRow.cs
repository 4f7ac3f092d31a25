using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>Reads and changes saved lists.</summary>
internal static class SavedRow
{
    public static IReadOnlyList<EntryId> Find(SqliteConnection connection, string owner) => connection
        .Query<string>("SELECT entry FROM saved WHERE owner = @owner ORDER BY number DESC", new { owner }).Select(entry => new EntryId(entry)).ToList();

    public static IEnumerable<StoredSaved> ReadAll(SqliteConnection connection) => connection
        .Query<(string Owner, string Entry, long At)>("SELECT owner, entry, at FROM saved ORDER BY number", buffered: false)
        .Select(row => new StoredSaved(row.Owner, new(row.Entry), DateTimeOffset.FromUnixTimeMilliseconds(row.At)));

    public static int Add(SqliteConnection connection, StoredSaved saved) => connection.Execute(
        "INSERT INTO saved (owner, entry, at) VALUES (@Owner, @Entry, @At)",
        new { saved.Owner, Entry = saved.Entry.Value, At = saved.At.ToUnixTimeMilliseconds() });

    public static int Remove(SqliteConnection connection, string owner, EntryId entry) =>
        connection.Execute("DELETE FROM saved WHERE owner = @owner AND entry = @Value", new { owner, entry.Value });
}
