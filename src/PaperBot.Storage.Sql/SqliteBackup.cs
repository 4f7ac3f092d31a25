using Dapper;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace PaperBot.Storage.Sql;

/// <summary>
/// Copies a database. A copy is written to a temporary file, checked, flushed to disk and then renamed, so that a process that is killed leaves
/// either nothing or the whole copy.
/// </summary>
internal static class SqliteBackup
{
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(3);

    // SQLite's files next to a database. Those of an earlier database would be applied to another one with its name.
    public static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    /// <summary>Writes a consistent copy in a single file, while others read and write the database (https://sqlite.org/backup.html).</summary>
    /// <param name="database">The path of the database.</param>
    /// <param name="file">The path of the copy, which must not exist.</param>
    /// <param name="maxWait">How long to wait for another process that has locked the database; null for three seconds.</param>
    public static void Write(string database, string file, TimeSpan? maxWait = null) => SqliteErrors.Translate(file, () =>
    {
        SqliteErrors.Refuse(Path.Exists(file), $"{file} exists already, and a backup never overwrites a file. Name another file, or move that one.");
        return WithCopy(database, file, maxWait ?? MaxWait, "backed_up", partial =>
        {
            File.Move(partial, file);
            return file;
        });
    });

    /// <summary>Calls back with a checked copy that is on the disk beside a file, and deletes it if it is still there afterwards.</summary>
    /// <param name="source">What to copy.</param>
    /// <param name="target">The file.</param>
    /// <param name="maxWait">How long to wait for another process that has locked the source.</param>
    /// <param name="time">The column of the table identity in which the copy gets the current time.</param>
    /// <param name="use">The callback.</param>
    public static T WithCopy<T>(string source, string target, TimeSpan maxWait, string time, Func<string, T> use)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var partial = $"{target}.{Path.GetRandomFileName()}.partial";
        try
        {
            Copy(source, partial, maxWait, time);
            using (var written = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            return use(partial);
        }
        finally
        {
            File.Delete(partial);
            DeleteCompanions(partial);
        }
    }

    public static void DeleteCompanions(string database)
    {
        foreach (var companion in Companions)
        {
            File.Delete(database + companion);
        }
    }

    private static void Copy(string source, string partial, TimeSpan maxWait, string time)
    {
        try
        {
            using var to = SqliteFile.Connect(partial, SqliteOpenMode.ReadWriteCreate);
            using var from = SqliteFile.Connect(source, SqliteOpenMode.ReadWrite, maxWait);
            from.BackupDatabase(to);
            to.Execute("PRAGMA journal_mode = DELETE");
            var problems = SqliteIntegrity.Find(to);
            SqliteErrors.Refuse(problems.Count > 0, DamagedDatabase.Message(source, string.Join(' ', problems).TrimEnd('.')));

            // A backup of an earlier version has no such column yet.
            SchemaMigration.Run(to);
            to.Execute($"UPDATE identity SET {time} = @now", new { now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() });
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SQLITE_BUSY or SQLITE_LOCKED or SQLITE_CORRUPT or SQLITE_NOTADB)
        {
            throw SqliteErrors.Translate(source, exception);
        }
    }
}
