using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>
/// The database file, which is opened for each unit of work, so that a file that is deleted or replaced meanwhile is noticed. It is in WAL mode, so
/// that readers and one writer do not wait for each other, and flushed to disk at each commit, so that commits survive a crash of the process or the
/// machine (https://sqlite.org/wal.html).
/// </summary>
internal sealed class SqliteFile
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    private readonly string? _id;
    private readonly Action<SqliteConnection>? _prepare;
    private readonly StoreMetrics? _metrics;

    /// <summary>Opens the file, creates it if it is missing, and migrates its schema.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="prepare">Prepares the connection of each unit of work; null for nothing.</param>
    /// <param name="metrics">Measures commits; null for nothing.</param>
    public SqliteFile(string path, Action<SqliteConnection>? prepare = null, StoreMetrics? metrics = null)
    {
        (Path, _prepare, _metrics) = (path, prepare, metrics);
        _id = SqliteErrors.Translate(path, () =>
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            using var connection = Connect(path, SqliteOpenMode.ReadWriteCreate);
            if (!SqliteIntegrity.IsEmpty(connection) && SqliteIntegrity.FindForeign(connection) is { } foreign)
            {
                throw new StorageException($"{path} cannot be used and was left as it is. {foreign}");
            }

            // Large pages, which contain several entries: an import writes far fewer of them than of the default size, which contains two.
            connection.Execute("PRAGMA page_size = 16384; PRAGMA journal_mode = WAL");
            SchemaMigration.Run(connection);
            return FindId(connection);
        });
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Runs a unit of work that sees the database as it is at one moment.</summary>
    public T Read<T>(Func<SqliteConnection, T> work) => Run(work, isWrite: false);

    /// <summary>Runs a unit of work that no other one writes beside, and commits it; rolls it back if it throws.</summary>
    public T Write<T>(Func<SqliteConnection, T> work) => StoreMetrics.Measure(_metrics, () => Run(work, isWrite: true));

    /// <summary>Opens a connection, which the caller disposes.</summary>
    public static SqliteConnection Connect(string path, SqliteOpenMode mode, TimeSpan? maxWait = null)
    {
        var wait = maxWait ?? MaxWait;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = (int)Math.Ceiling(wait.TotalSeconds),
        }.ToString());
        try
        {
            connection.Open();

            // SQLite itself waits in small steps, also while it opens a log and during a backup (https://sqlite.org/c3ref/busy_timeout.html).
            connection.Execute($"PRAGMA busy_timeout = {wait.TotalMilliseconds:0}; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -65536");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private T Run<T>(Func<SqliteConnection, T> work, bool isWrite) => SqliteErrors.TranslateSqlite(Path, () =>
    {
        RequireFile();
        using var connection = Connect(Path, SqliteOpenMode.ReadWrite);
        if (!isWrite)
        {
            // A read of the whole table would fill the cache of an import without a use.
            connection.Execute("PRAGMA cache_size = -8192");
        }

        _prepare?.Invoke(connection);
        using var transaction = connection.BeginTransaction(deferred: !isWrite);
        SqliteErrors.Refuse(FindId(connection) != _id, $"{Path} was replaced by another database while PaperBot was running. Restart PaperBot.");
        var result = work(connection);
        if (isWrite)
        {
            RequireFile();
        }

        transaction.Commit();
        return result;
    });

    private void RequireFile() => SqliteErrors.Refuse(
        !File.Exists(Path), $"{Path} was deleted while PaperBot was running. Put it back, or restore a backup, and restart PaperBot.");

    private static string? FindId(SqliteConnection connection)
    {
        try
        {
            return connection.QuerySingleOrDefault<string>("SELECT id FROM identity");
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_ERROR)
        {
            // There is no such table: it is the database of another program, or of an earlier version.
            return null;
        }
    }
}
