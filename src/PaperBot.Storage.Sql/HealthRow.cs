using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

internal sealed record HealthRow(string Path, long? Succeeded, string? Problem)
{
    public static SourceHealth? Find(SqliteConnection connection, string location) =>
        connection.QuerySingleOrDefault<HealthRow>("SELECT path, succeeded, problem FROM location WHERE path = @location", new { location })?.ToHealth();

    public static IEnumerable<StoredHealth> ReadAll(SqliteConnection connection) =>
        connection.Query<HealthRow>("SELECT path, succeeded, problem FROM location", buffered: false).Select(row => new StoredHealth(row.Path, row.ToHealth()));

    public static int Save(SqliteConnection connection, string location, SourceHealth health) => connection.Execute(
        """
        INSERT INTO location (path, succeeded, problem) VALUES (@location, @succeeded, @Problem)
        ON CONFLICT (path) DO UPDATE SET succeeded = excluded.succeeded, problem = excluded.problem
        """,
        new { location, succeeded = health.LastSuccess?.ToUnixTimeMilliseconds(), health.Problem });

    private SourceHealth ToHealth() => new(Succeeded is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null, Problem);
}
