using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>The engine <c>Sqlite</c>.</summary>
/// <param name="time">By which states expire; null for the system's.</param>
/// <param name="metrics">Measures commits; null for nothing.</param>
internal sealed class SqliteEngine(TimeProvider? time = null, StoreMetrics? metrics = null) : IStorageEngine
{
    public const string EngineName = "Sqlite";

    public string Name => EngineName;

    public string Extension => ".db";

    // https://sqlite.org/fileformat.html#magic_header_string
    public bool Recognizes(ReadOnlySpan<byte> start) => start.StartsWith("SQLite format 3\0"u8);

    public IDatabase Open(string path) => new SqliteDatabase(path, time, metrics);

    public IReadOnlyList<string> Verify(string path) => SqliteErrors.Translate(path, () =>
    {
        try
        {
            using var connection = SqliteFile.Connect(path, SqliteOpenMode.ReadOnly);
            return SqliteIntegrity.Find(connection);
        }
        catch (SqliteException exception) when (SqliteErrors.IsDamage(exception))
        {
            return [exception.Message];
        }
    });

    public string? Restore(string backup, string path, bool overwrite)
    {
        SqliteErrors.Refuse(!File.Exists(backup), $"There is no file {backup}. Name a file that backup has written.");
        var problems = Verify(backup);
        SqliteErrors.Refuse(problems.Count > 0, $"{backup} is damaged, or is no backup: {string.Join(' ', problems)} Name another file that backup has written.");
        return SqliteErrors.Translate(path, () => SqliteRestore.Run(backup, path, overwrite));
    }
}
