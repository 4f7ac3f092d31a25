using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace PaperBot.Storage.Sql;

/// <summary>Replaces a database by a backup. A process that is killed leaves the previous database, or the whole backup.</summary>
internal static class SqliteRestore
{
    private static readonly TimeSpan MaxWaitForBot = TimeSpan.FromSeconds(1);

    /// <summary>Replaces a database by an intact backup; returns where the previous one was put if it was damaged.</summary>
    public static string? Run(string backup, string path, bool overwrite)
    {
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        SqliteErrors.Refuse(backup == target, $"{backup} is the database itself. Name a file that backup has written.");
        SqliteErrors.Refuse(File.Exists(target) && !overwrite, $"There is a database at {path} already. With --force the backup replaces it, and its content is lost.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var bot = BotLock.Acquire(path, MaxWaitForBot);
        return SqliteBackup.WithCopy(backup, target, SqliteBackup.MaxWait, "restored", copy => Replace(target, copy));
    }

    private static string? Replace(string target, string copy)
    {
        using var locked = Lock(target);
        var isDamaged = new FileInfo(target) is { Exists: true, Length: > 0 } && (locked is null || IsDamaged(locked));
        if (OperatingSystem.IsWindows())
        {
            // Windows does not replace an open file.
            locked?.Dispose();
        }

        var kept = isDamaged ? KeepAside(target) : null;
        SqliteBackup.DeleteCompanions(target);
        File.Move(copy, target, overwrite: true);
        return kept;
    }

    /// <summary>
    /// Locks the database until it is replaced; null if there is none, or it is too damaged. A process that opens it in the meantime waits for the lock and then cannot
    /// write, since SQLite notices that the file has moved.
    /// </summary>
    private static SqliteConnection? Lock(string target)
    {
        if (!File.Exists(target))
        {
            return null;
        }

        SqliteConnection? locked = null;
        try
        {
            locked = SqliteFile.Connect(target, SqliteOpenMode.ReadWrite, SqliteBackup.MaxWait);

            // Leaving WAL mode needs exclusive access, and moves the log into the file.
            locked.Execute("PRAGMA journal_mode = DELETE");
            locked.Execute("BEGIN EXCLUSIVE");
            return locked.ExecuteScalar<string>("PRAGMA journal_mode") == "delete" ? locked : throw InUse(target, null);
        }
        catch (SqliteException exception) when (SqliteErrors.IsDamage(exception))
        {
            // Nobody can be using it. The damage may be the reason for the restore.
            return locked;
        }
        catch (SqliteException exception) when (SqliteErrors.IsInUse(exception))
        {
            locked?.Dispose();
            throw InUse(target, exception);
        }
    }

    private static StorageException InUse(string target, Exception? inner) =>
        new($"{target} is in use. Stop the PaperBot that runs on it, and then restore again.", inner) { IsTemporary = true };

    private static bool IsDamaged(SqliteConnection database)
    {
        try
        {
            return SqliteIntegrity.Find(database).Count > 0;
        }
        catch (SqliteException exception) when (SqliteErrors.IsDamage(exception))
        {
            return true;
        }
    }

    /// <summary>Copies a damaged database. It stays where it is until it is replaced, so that there is never none.</summary>
    private static string KeepAside(string target)
    {
        var kept = string.Create(CultureInfo.InvariantCulture, $"{target}.damaged-{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}");
        foreach (var ending in SqliteBackup.Companions.Prepend("").Where(ending => File.Exists(target + ending)))
        {
            // File.Copy would give the copy the rights of the original, which others may be able to read.
            using var from = new FileStream(target + ending, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var to = new FileStream(kept + ending, FileMode.CreateNew, FileAccess.Write);
            from.CopyTo(to);
        }

        return kept;
    }
}
