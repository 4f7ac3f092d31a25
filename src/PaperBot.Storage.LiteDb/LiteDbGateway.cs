using LiteDB;
using PaperBot.Storage.LiteDb.Files;

namespace PaperBot.Storage.LiteDb;

/// <summary>
/// The only way to the database. A unit of work takes the lock file, opens the database, runs on the calling thread, and closes it, so that every
/// verb works while the bot runs, and no process ever has the files open beside another.
/// </summary>
/// <remarks>
/// Opened for longer or by two processes, LiteDB 5.0.21 loses data; without the streams of <see cref="Files"/>, a power loss damages it.
/// </remarks>
/// <param name="path">The full path of the data file, which exists.</param>
/// <param name="open">Opens the files of the path.</param>
/// <param name="limit">How long to wait for another process.</param>
/// <param name="metrics">Measures commits; null for nothing.</param>
internal sealed class LiteDbGateway(string path, Func<string, DatabaseFiles> open, TimeSpan limit, StoreMetrics? metrics = null) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private volatile int _thread;
    private Guid? _identity;

    public string Path => path;

    /// <summary>Runs a unit of work that only reads.</summary>
    public T Read<T>(Func<LiteDatabase, T> work) => Hold(() => Run(files => work(files.Database)));

    /// <summary>Runs a unit of work as one transaction, which is on the disk when this returns.</summary>
    public T Write<T>(Func<LiteDatabase, T> work) => StoreMetrics.Measure(metrics, () => Hold(() => Run(files => files.Write(work))));

    /// <summary>Removes a collection, for which LiteDB has a transaction of its own.</summary>
    public bool Drop(string collection) => Hold(() => Run(files => files.Database.DropCollection(collection)));

    /// <summary>
    /// Runs a unit of work that reads much. Each part opens the database again, since LiteDB keeps every page in memory that it has read; nobody
    /// changes it between two parts.
    /// </summary>
    public T ReadInParts<T>(Func<PartReader, T> work) => Hold(() => work(new(OpenSame)));

    /// <summary>Runs a unit of work while the data file contains everything and does not change.</summary>
    public T WithoutLog<T>(Func<T> work) => Hold(() => Run(files =>
    {
        files.Checkpoint();
        return work();
    }));

    /// <summary>Replaces the data file by another one with the same identity, while no other unit of work runs.</summary>
    /// <param name="write">Writes the file with a path from what it reads.</param>
    public void Replace(Action<PartReader, string> write) => Hold(() =>
    {
        Run(files =>
        {
            files.Checkpoint();
            return true;
        });
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        var partial = $"{target}.{System.IO.Path.GetRandomFileName()}.partial";
        try
        {
            write(new(OpenSame), partial);

            // It is empty, and belongs to the old file.
            File.Delete(DatabaseFiles.LogPath(path));
            File.Move(partial, target, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(partial);
        }
    });

    public void Dispose() => _gate.Dispose();

    /// <summary>Keeps every other unit of work, in any process, from running meanwhile.</summary>
    private T Hold<T>(Func<T> work)
    {
        if (_thread == Environment.CurrentManagedThreadId)
        {
            throw new InvalidOperationException("A unit of work uses the store only through what it is given.");
        }

        if (!_gate.Wait(limit))
        {
            throw new StorageException($"{path} is in use by a long import of this process. Try again later.") { IsTemporary = true };
        }

        try
        {
            _thread = Environment.CurrentManagedThreadId;
            using var locked = LockFile.Acquire($"{path}.lock", limit, path);
            return work();
        }
        catch (Exception exception) when (LiteDbErrors.Explain(exception, path) is { } explained)
        {
            throw explained;
        }
        finally
        {
            _thread = 0;
            _gate.Release();
        }
    }

    private T Run<T>(Func<DatabaseFiles, T> work) => DatabaseFiles.Use(OpenSame, work);

    private DatabaseFiles OpenSame()
    {
        var files = open(path);
        try
        {
            RequireSame(files.Database);
            return files;
        }
        catch
        {
            files.Abandon();
            throw;
        }
    }

    private void RequireSame(LiteDatabase database)
    {
        var identity = Schema.FindIdentity(database);
        _identity ??= identity;
        if (_identity != identity)
        {
            throw new StorageException($"{path} was replaced by another database while PaperBot was running. Restart PaperBot.");
        }
    }
}
