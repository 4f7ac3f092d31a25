using System.Security.Cryptography;
using LiteDB;
using LiteDB.Engine;

namespace PaperBot.Storage.LiteDb.Files;

/// <summary>The two open files of a database: the pages, and the log of what has not been moved to them yet.</summary>
internal sealed class DatabaseFiles : IDisposable
{
    // About 2 MB: opening the database reads the log, and a checkpoint moves it.
    private const long MaxLogLength = 256 * LogStream.PageLength;

    private readonly FileFailure _failure = new();
    private readonly FailingFile _data;
    private readonly FailingFile _log;
    private readonly LogStream _logStream;
    private LiteEngine? _engine;

    /// <param name="data">The data file; empty for a new database.</param>
    /// <param name="log">The log.</param>
    public DatabaseFiles(IDatabaseFile data, IDatabaseFile log)
    {
        (_data, _log) = (new(data, _failure), new(log, _failure));
        try
        {
            _logStream = new LogStream(_log, _data);
            _engine = new LiteEngine(new EngineSettings { DataStream = new DataStream(_data), LogStream = _logStream, Collation = Collation.Binary });
            Database = new LiteDatabase(_engine);
            if (Database.CheckpointSize != 0)
            {
                Database.CheckpointSize = 0;
            }

            _failure.ThrowIfAny();
        }
        catch
        {
            Abandon();
            _failure.ThrowIfAny();
            throw;
        }
    }

    public LiteDatabase Database { get; } = null!;

    /// <summary>Opens the files of a database that was created before.</summary>
    /// <param name="path">The full path of the data file.</param>
    /// <exception cref="StorageException">It was deleted, or is something else.</exception>
    public static DatabaseFiles Open(string path)
    {
        if (!File.Exists(path))
        {
            throw LiteDbErrors.Deleted(path);
        }

        var data = DatabaseFile.OpenOwn(path);
        try
        {
            return new(data, new DatabaseFile(LogPath(path), FileMode.OpenOrCreate));
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    /// <summary>Opens files, uses and closes them. If that fails, nothing more is written to them.</summary>
    public static T Use<T>(Func<DatabaseFiles> open, Func<DatabaseFiles, T> work)
    {
        var files = open();
        try
        {
            var result = work(files);
            files.Dispose();
            return result;
        }
        catch
        {
            files.Abandon();
            files._failure.ThrowIfAny();
            throw;
        }
    }

    /// <summary>The path of the log of a data file.</summary>
    public static string LogPath(string path) => $"{path}.log";

    /// <summary>Runs a transaction, which is on the disk when this returns. If it throws, the files must be abandoned.</summary>
    public T Write<T>(Func<LiteDatabase, T> work)
    {
        if (!Database.BeginTrans())
        {
            throw new InvalidOperationException("The thread has a transaction already.");
        }

        var result = work(Database);
        _data.RequireName();
        if (!Database.Commit())
        {
            throw new InvalidOperationException("LiteDB had ended the transaction.");
        }

        _failure.ThrowIfAny();
        try
        {
            if (_logStream.Length > MaxLogLength)
            {
                Checkpoint();
            }
        }
        catch when (_failure.IsStopped)
        {
            // The disk may be full. The transaction is in the log, which is moved another time.
            Abandon();
        }

        return result;
    }

    /// <summary>Moves the log to the data file, which then contains everything.</summary>
    public void Checkpoint()
    {
        if (_logStream.Length > 0)
        {
            Database.UserVersion = RandomNumberGenerator.GetInt32(int.MaxValue);
            Database.Checkpoint();
            _failure.ThrowIfAny();
        }
    }

    /// <summary>Closes the files without writing to them: what has not been committed is as if it had never been.</summary>
    public void Abandon()
    {
        _failure.Stop();
        try
        {
            Database?.Rollback();
        }
        catch (Exception)
        {
            // LiteDB may have closed itself already. What failed is reported.
        }

        Dispose();
    }

    public void Dispose()
    {
        _engine?.Dispose();
        _engine = null;
        _data.Dispose();
        _log.Dispose();
    }
}
