using System.Globalization;
using LiteDB;
using PaperBot.Storage.LiteDb.Files;

namespace PaperBot.Storage.LiteDb;

/// <summary>
/// Copies the database file. A copy is written under another name, flushed to the disk, verified and then renamed, so that a process that is killed
/// leaves either the previous file or the whole copy.
/// </summary>
internal static class LiteDbBackup
{
    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(3);

    /// <summary>Writes a copy in a single file, while other processes use the database.</summary>
    public static void BackUp(LiteDbGateway gateway, string file) => Explained(file, () =>
    {
        Refuse(Path.Exists(file), $"{file} exists already, and a backup never overwrites a file. Name another file, or move that one.");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var partial = PartialOf(file);
        try
        {
            gateway.WithoutLog(() =>
            {
                Copy(gateway.Path, partial);
                return true;
            });
            if (Verify(partial) is [var problem, ..])
            {
                throw LiteDbErrors.Damaged(gateway.Path, problem);
            }

            Change(partial, database => Schema.SetBackedUp(database, TimeProvider.System.GetUtcNow()));
            File.Move(partial, file);
            BackupList.Add(gateway.Path, file);
        }
        finally
        {
            File.Delete(partial);
        }

        return true;
    });

    /// <summary>Replaces a database by a backup.</summary>
    public static string? Restore(string backup, string path, bool overwrite) => Explained(path, () =>
    {
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        Refuse(!File.Exists(backup), $"There is no file {backup}. Name a file that backup has written.");
        Refuse(backup == target, $"{backup} is the database itself. Name a file that backup has written.");
        Refuse(File.Exists(target) && !overwrite, $"There is a database at {target} already. With --force the backup replaces it, and its content is lost.");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var partial = PartialOf(target);
        try
        {
            Copy(backup, partial);
            if (Verify(partial) is [var problem, ..])
            {
                throw new StorageException($"{backup} is damaged, or is no backup: {problem.TrimEnd('.')}. Name another file that backup has written.");
            }

            Change(partial, database => Schema.SetRestored(database, TimeProvider.System.GetUtcNow()));
            using var bot = BotLock.Acquire(target, LockLimit);
            using var locked = LockFile.Acquire($"{target}.lock", LockLimit, target);
            var damaged = KeepIfDamaged(target);
            File.Delete(DatabaseFiles.LogPath(target));
            File.Move(partial, target, overwrite: true);
            return damaged;
        }
        finally
        {
            File.Delete(partial);
        }
    });

    /// <summary>Reads a whole database that no process uses, without writing to it.</summary>
    public static IReadOnlyList<string> Verify(string path)
    {
        try
        {
            using (var data = new DatabaseFile(path, FileMode.Open, FileAccess.Read))
            {
                if (!DataHeader.Begins(data) || !DataHeader.IsBinary(data))
                {
                    return [Schema.NotPaperBots];
                }
            }

            var parts = new PartReader(() => new(new DatabaseFile(path, FileMode.Open, FileAccess.Read), new MemoryFile()));
            return parts.Read(Schema.FindForeign) is { } foreign ? [foreign] : LiteDbCheck.Run(parts);
        }
        catch (Exception exception) when (LiteDbErrors.Explain(exception, path) is not null)
        {
            return [exception.Message];
        }
    }

    /// <summary>Keeps a copy of a damaged database. Of a sound one, moves the log into it, so that nothing is left that could be applied to the next.</summary>
    /// <returns>Where the copy is; null if there is none.</returns>
    private static string? KeepIfDamaged(string path)
    {
        var log = DatabaseFiles.LogPath(path);
        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
        {
            return null;
        }

        // Opening a damaged database may change it.
        var kept = string.Create(CultureInfo.InvariantCulture, $"{path}.damaged-{DateTime.UtcNow:yyyyMMdd-HHmmss}");
        var keptLog = DatabaseFiles.LogPath(kept);
        Copy(path, kept);
        if (File.Exists(log))
        {
            Copy(log, keptLog);
        }

        if (!IsSound(path))
        {
            return kept;
        }

        File.Delete(kept);
        File.Delete(keptLog);
        return null;
    }

    private static bool IsSound(string path)
    {
        try
        {
            using (var files = DatabaseFiles.Open(path))
            {
                files.Checkpoint();
            }

            return Verify(path).Count == 0;
        }
        catch (Exception exception) when (exception is StorageException || LiteDbErrors.Explain(exception, path) is not null)
        {
            return false;
        }
    }

    /// <summary>Changes a copy that has no log.</summary>
    private static void Change(string copy, Action<LiteDatabase> change) => DatabaseFiles.Use(
        () => new(DatabaseFile.OpenOwn(copy), new MemoryFile()),
        files =>
        {
            files.Write(database =>
            {
                change(database);
                return true;
            });
            files.Checkpoint();
            return true;
        });

    private static void Copy(string source, string target)
    {
        using var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var to = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
        from.CopyTo(to);
        to.Flush(flushToDisk: true);
    }

    private static string PartialOf(string file) => $"{file}.{Path.GetRandomFileName()}.partial";

    private static T Explained<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw LiteDbErrors.Explain(exception, path)!;
        }
    }

    private static void Refuse(bool condition, string message)
    {
        if (condition)
        {
            throw new StorageException(message);
        }
    }
}
