using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>
/// Copies of the database file. Each is made beside its place, checked, synchronised to the disk and only then renamed, so that a process that
/// is killed leaves what was there before or the whole copy.
/// </summary>
public static class DatabaseCopy
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(3);

    // What SQLite keeps beside a database; left beside another one, it would be applied to that.
    private static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    /// <summary>Writes a consistent copy, one file that needs none beside it, while others read and write the database (https://sqlite.org/backup.html).</summary>
    /// <param name="database">The database's path.</param>
    /// <param name="file">The path of the copy; there must be nothing yet.</param>
    /// <param name="patience">How long another process may keep the database locked; null for three seconds.</param>
    /// <exception cref="StorageException">The copy was not made; the message says why and how to mend it.</exception>
    public static void BackUp(string database, string file, TimeSpan? patience = null) => Explaining(() =>
    {
        Refuse(!File.Exists(database), $"There is no database at {database}. Set Storage:Path to the one to back up.");
        Refuse(Path.Exists(file), $"{file} exists already, and a backup never takes the place of anything. Name another file, or move that one away.");
        Place(database, file, () => null, patience ?? DefaultPatience);
    });

    /// <summary>Puts a copy in the place of the database. The copy is checked before anything is touched.</summary>
    /// <param name="file">The copy's path.</param>
    /// <param name="database">The database's path.</param>
    /// <param name="overwrite">Whether what the database holds now may be lost.</param>
    /// <exception cref="StorageException">Nothing was changed; the message says why and how to mend it.</exception>
    public static void Restore(string file, string database, bool overwrite) => Explaining(() =>
    {
        var place = File.Exists(database) ? File.ResolveLinkTarget(database, returnFinalTarget: true)?.FullName ?? database : database;
        Refuse(!File.Exists(file), $"There is no file {file}. Name one that backup has written.");
        Refuse(Path.GetFullPath(file) == place, $"{file} is the database itself. Name a file that backup has written.");
        Refuse(File.Exists(place) && !overwrite, $"There is a database at {database} already. With --force the backup takes its place, and what it holds now is lost.");
        Place(file, place, () => Free(place), DefaultPatience);
    });

    /// <param name="source">The database that is copied.</param>
    /// <param name="place">Where the copy goes.</param>
    /// <param name="free">Makes the place free; what it returns is held until the copy stands there.</param>
    /// <param name="patience">How long another process may keep the source locked.</param>
    private static void Place(string source, string place, Func<SqliteConnection?> free, TimeSpan patience)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(place))!);
        var partial = $"{place}.{Path.GetRandomFileName()}.partial";
        try
        {
            Copy(source, partial, patience);

            using (var written = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            using var held = free();
            if (OperatingSystem.IsWindows())
            {
                // It does not rename onto a file that is open.
                held?.Dispose();
            }

            File.Move(partial, place, overwrite: held is not null);
        }
        finally
        {
            File.Delete(partial);
            DeleteCompanions(partial);
        }
    }

    private static void Copy(string source, string partial, TimeSpan patience)
    {
        try
        {
            using var from = Open(source, SqliteOpenMode.ReadWrite, patience);
            using var to = Open(partial, SqliteOpenMode.ReadWriteCreate, patience);
            from.BackupDatabase(to);
            to.Execute("PRAGMA journal_mode = DELETE");
            Check(to, source);
        }
        catch (SqliteException exception)
        {
            throw new StorageException($"{source} cannot be copied to {partial} ({exception.Message}). Name a sound database, and a place that PaperBot can write.", exception);
        }
    }

    private static void Check(SqliteConnection copy, string source)
    {
        var tables = copy.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table'").ToHashSet();
        var version = copy.ExecuteScalar<int>("PRAGMA user_version");
        Refuse(version < 1 || !tables.IsSupersetOf(["entry", "document", "delivery"]), $"{source} is a database, but not PaperBot's. Name a file that backup has written.");
        Refuse(version > Schema.Migrations.Count, $"{source} has schema version {version}, and this PaperBot knows {Schema.Migrations.Count}: it was written by a newer one. Update PaperBot.");
        var faults = copy.Query<string>("PRAGMA integrity_check(3)").AsList();
        Refuse(faults is not ["ok"], $"{source} is damaged ({string.Join("; ", faults)}). Use an earlier backup.");
    }

    /// <summary>
    /// Sees to it that nobody uses the database at the place, and that nothing is left beside it. Whoever opens it meanwhile waits for the lock,
    /// and then cannot write, since SQLite notices that the file has moved.
    /// </summary>
    private static SqliteConnection? Free(string place)
    {
        if (!File.Exists(place))
        {
            DeleteCompanions(place);
            return null;
        }

        var held = Open(place, SqliteOpenMode.ReadWrite, DefaultPatience);
        try
        {
            // Leaving WAL mode takes the database for oneself, and brings all of it into the one file.
            held.Execute("PRAGMA journal_mode = DELETE");
            held.Execute("BEGIN EXCLUSIVE");
            Refuse(held.ExecuteScalar<string>("PRAGMA journal_mode") != "delete", InUse(place));
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            held.Dispose();
            throw new StorageException(InUse(place), exception);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            // It is damaged, which may be why it is restored: nobody can be using it.
            DeleteCompanions(place);
        }

        return held;
    }

    private static string InUse(string place) => $"{place} is in use. Stop the PaperBot that runs on it, and restore then.";

    private static void DeleteCompanions(string database)
    {
        foreach (var companion in Companions)
        {
            File.Delete(database + companion);
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode, TimeSpan patience)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = (int)Math.Ceiling(patience.TotalSeconds),
        }.ToString());
        connection.Open();

        // SQLite's own patience, too: the copying itself has no other (https://sqlite.org/c3ref/busy_timeout.html).
        connection.Execute($"PRAGMA busy_timeout = {patience.TotalMilliseconds:0}");
        return connection;
    }

    private static void Refuse(bool condition, string message)
    {
        if (condition)
        {
            throw new StorageException(message);
        }
    }

    private static void Explaining(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The copy was not made: {exception.Message}", exception);
        }
    }
}
