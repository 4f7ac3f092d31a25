using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

internal sealed record HealthRow(string Path, long? Succeeded, string? Problem, long? Archived, long? Old, long? Bulk)
{
    private const string Select = "SELECT path, succeeded, problem, archived, archived_old AS Old, archived_bulk AS Bulk FROM location";

    public static SourceHealth? Find(SqliteConnection connection, string location) =>
        connection.QuerySingleOrDefault<HealthRow>($"{Select} WHERE path = @location", new { location })?.ToHealth();

    public static IEnumerable<StoredHealth> ReadAll(SqliteConnection connection) =>
        connection.Query<HealthRow>(Select, buffered: false).Select(row => new StoredHealth(row.Path, row.ToHealth()));

    public static int Save(SqliteConnection connection, string location, SourceHealth health) => connection.Execute(
        """
        INSERT INTO location (path, succeeded, problem, archived, archived_old, archived_bulk) VALUES (@location, @succeeded, @Problem, @archived, @Old, @Bulk)
        ON CONFLICT (path) DO UPDATE SET succeeded = excluded.succeeded, problem = excluded.problem,
            archived = excluded.archived, archived_old = excluded.archived_old, archived_bulk = excluded.archived_bulk
        """,
        new
        {
            location,
            succeeded = health.LastSuccess?.ToUnixTimeMilliseconds(),
            health.Problem,
            archived = health.Archived?.At.ToUnixTimeMilliseconds(),
            health.Archived?.Old,
            health.Archived?.Bulk,
        });

    private SourceHealth ToHealth() => new(ToTime(Succeeded), Problem)
    {
        Archived = ToTime(Archived) is { } at ? new(at, (int)(Old ?? 0), (int)(Bulk ?? 0)) : null,
    };

    private static DateTimeOffset? ToTime(long? milliseconds) => milliseconds is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
}
