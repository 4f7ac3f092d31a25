using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>Reads and changes states.</summary>
internal static class StateRow
{
    public static string? Find(SqliteConnection connection, string kind, string key, DateTimeOffset now) => connection.QuerySingleOrDefault<string>(
        "SELECT value FROM state WHERE kind = @kind AND key = @key AND expires > @now", new { kind, key, now = now.ToUnixTimeMilliseconds() });

    public static IEnumerable<StoredState> ReadAll(SqliteConnection connection) => connection
        .Query<(string Kind, string Key, string Value, long Expires)>("SELECT kind, key, value, expires FROM state", buffered: false)
        .Select(row => new StoredState(row.Kind, row.Key, row.Value, DateTimeOffset.FromUnixTimeMilliseconds(row.Expires)));

    public static int Save(SqliteConnection connection, StoredState state) => connection.Execute(
        "INSERT OR REPLACE INTO state (kind, key, value, expires) VALUES (@Kind, @Key, @Value, @Expires)",
        new { state.Kind, state.Key, state.Value, Expires = state.Expires.ToUnixTimeMilliseconds() });

    public static int Remove(SqliteConnection connection, string kind, string key) =>
        connection.Execute("DELETE FROM state WHERE kind = @kind AND key = @key", new { kind, key });

    public static int RemoveExpired(SqliteConnection connection, DateTimeOffset now, int limit) => connection.Execute(
        "DELETE FROM state WHERE (kind, key) IN (SELECT kind, key FROM state WHERE expires <= @now LIMIT @limit)",
        new { now = now.ToUnixTimeMilliseconds(), limit });

    /// <summary>Makes room for one more, unless it is there already.</summary>
    public static int MakeRoom(SqliteConnection connection, string kind, string key, int limit) => connection.Execute(
        """
        DELETE FROM state WHERE (kind, key) IN (SELECT kind, key FROM state WHERE (kind, key) <> (@kind, @key) ORDER BY expires
            LIMIT max(0, (SELECT COUNT(*) FROM state WHERE (kind, key) <> (@kind, @key)) - @others))
        """,
        new { kind, key, others = limit - 1 });
}
