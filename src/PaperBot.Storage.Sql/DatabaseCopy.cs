using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>
/// Copies the database file. A copy is written to a temporary file, checked, flushed to disk and then renamed, so that a process that is killed
/// leaves either the previous file or the whole copy.
/// </summary>
public static class DatabaseCopy
{
    private static readonly TimeSpan DefaultLockTimeout = TimeSpan.FromSeconds(3);

    // SQLite's files next to a database. Those of an earlier database would be applied to a restored one.
    private static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    /// <summary>Writes a consistent copy in a single file, while others read and write the database (https://sqlite.org/backup.html).</summary>
    /// <param name="database">The path of the database.</param>
    /// <param name="file">The path of the copy, which must not exist.</param>
    /// <param name="lockTimeout">How long to wait for another process that has locked the database; null for three seconds.</param>
    /// <exception cref="StorageException">The copy was not written. The message says why, and how to fix it.</exception>
    public static void BackUp(string database, string file, TimeSpan? lockTimeout = null) => WithStorageExceptions(() =>
    {
        Refuse(!File.Exists(database), $"There is no database at {database}. Set Storage:Path to the database to back up.");
        Refuse(Path.Exists(file), $"{file} exists already, and a backup never overwrites a file. Name another file, or move that one.");
        CopyTo(database, file, () => null, lockTimeout ?? DefaultLockTimeout);
    });

    /// <summary>Replaces the database by a copy. The copy is checked before anything is changed.</summary>
    /// <param name="file">The path of the copy.</param>
    /// <param name="database">The path of the database.</param>
    /// <param name="overwrite">Whether an existing database may be overwritten.</param>
    /// <exception cref="StorageException">Nothing was changed. The message says why, and how to fix it.</exception>
    public static void Restore(string file, string database, bool overwrite) => WithStorageExceptions(() =>
    {
        var target = File.Exists(database) ? File.ResolveLinkTarget(database, returnFinalTarget: true)?.FullName ?? database : database;
        Refuse(!File.Exists(file), $"There is no file {file}. Name a file that backup has written.");
        Refuse(Path.GetFullPath(file) == target, $"{file} is the database itself. Name a file that backup has written.");
        Refuse(File.Exists(target) && !overwrite, $"There is a database at {database} already. With --force the backup replaces it, and its content is lost.");
        CopyTo(file, target, () => Lock(target), DefaultLockTimeout);
    });

    /// <summary>The connection that <paramref name="lockTarget"/> returns keeps the target locked until it is replaced.</summary>
    private static void CopyTo(string source, string target, Func<SqliteConnection?> lockTarget, TimeSpan lockTimeout)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        var partial = $"{target}.{Path.GetRandomFileName()}.partial";
        try
        {
            Copy(source, partial, lockTimeout);

            using (var written = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            using var locked = lockTarget();
            if (OperatingSystem.IsWindows())
            {
                // Windows does not replace an open file.
                locked?.Dispose();
            }

            File.Move(partial, target, overwrite: locked is not null);
        }
        finally
        {
            File.Delete(partial);
            DeleteCompanions(partial);
        }
    }

    private static void Copy(string source, string partial, TimeSpan lockTimeout)
    {
        try
        {
            using var from = Open(source, SqliteOpenMode.ReadWrite, lockTimeout);
            using var to = Open(partial, SqliteOpenMode.ReadWriteCreate, lockTimeout);
            from.BackupDatabase(to);
            to.Execute("PRAGMA journal_mode = DELETE");
            Check(to, source);
        }
        catch (SqliteException exception)
        {
            throw new StorageException($"{source} cannot be copied to {partial} ({exception.Message}). Name an intact database, and a folder that PaperBot can write to.", exception);
        }
    }

    private static void Check(SqliteConnection copy, string source)
    {
        var tables = copy.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table'").ToHashSet();
        var version = copy.ExecuteScalar<int>("PRAGMA user_version");
        Refuse(version < 1 || !tables.IsSupersetOf(["entry", "document", "delivery"]), $"{source} is a database, but not PaperBot's. Name a file that backup has written.");
        Refuse(version > Schema.Migrations.Count, $"{source} has schema version {version}, but this PaperBot supports {Schema.Migrations.Count}: it was written by a newer version. Update PaperBot.");
        var errors = copy.Query<string>("PRAGMA integrity_check(3)").AsList();
        Refuse(errors is not ["ok"], $"{source} is damaged ({string.Join("; ", errors)}). Use an earlier backup.");
    }

    /// <summary>
    /// Locks the database, and removes SQLite's files next to it. A process that opens it in the meantime waits for the lock and then cannot write,
    /// since SQLite notices that the file has moved.
    /// </summary>
    private static SqliteConnection? Lock(string database)
    {
        if (!File.Exists(database))
        {
            DeleteCompanions(database);
            return null;
        }

        var locked = Open(database, SqliteOpenMode.ReadWrite, DefaultLockTimeout);
        try
        {
            // Leaving WAL mode needs exclusive access, and moves the log into the file.
            locked.Execute("PRAGMA journal_mode = DELETE");
            locked.Execute("BEGIN EXCLUSIVE");
            Refuse(locked.ExecuteScalar<string>("PRAGMA journal_mode") != "delete", InUse(database));
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            locked.Dispose();
            throw new StorageException(InUse(database), exception);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            // The database is damaged, so nobody can be using it. That may be the reason for the restore.
            DeleteCompanions(database);
        }

        return locked;
    }

    private static string InUse(string database) => $"{database} is in use. Stop the PaperBot that runs on it, and then restore again.";

    private static void DeleteCompanions(string database)
    {
        foreach (var companion in Companions)
        {
            File.Delete(database + companion);
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode, TimeSpan lockTimeout)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = (int)Math.Ceiling(lockTimeout.TotalSeconds),
        }.ToString());
        connection.Open();

        // The backup itself uses only SQLite's own timeout (https://sqlite.org/c3ref/busy_timeout.html).
        connection.Execute($"PRAGMA busy_timeout = {lockTimeout.TotalMilliseconds:0}");
        return connection;
    }

    private static void Refuse(bool condition, string message)
    {
        if (condition)
        {
            throw new StorageException(message);
        }
    }

    private static void WithStorageExceptions(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The copy was not written: {exception.Message}", exception);
        }
    }
}
