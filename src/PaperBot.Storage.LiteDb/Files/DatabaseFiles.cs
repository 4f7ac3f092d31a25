using LiteDB;
using LiteDB.Engine;

namespace PaperBot.Storage.LiteDb.Files;

/// <summary>The two open files of a database: the pages, and the log of what has not been moved to them yet.</summary>
internal sealed class DatabaseFiles : IDisposable
{
    // About 2 MB: opening the database reads the log, and a checkpoint moves it.
    private const long MaxLogLength = 256 * LogStream.PageLength;

    private readonly FailingFile _data;
    private readonly FailingFile _log;
    private readonly LogStream _logStream;
    private LiteEngine? _engine;

    /// <param name="data">The data file; empty for a new database.</param>
    /// <param name="log">The log.</param>
    public DatabaseFiles(IDatabaseFile data, IDatabaseFile log)
    {
        (_data, _log) = (new(data), new(log));
        try
        {
            _logStream = new LogStream(_log, _data);
            _engine = new LiteEngine(new EngineSettings { DataStream = new DataStream(_data), LogStream = _logStream, Collation = Collation.Binary });
            Database = new LiteDatabase(_engine);
            if (Database.CheckpointSize != 0)
            {
                Database.CheckpointSize = 0;
            }
        }
        catch
        {
            Abandon();
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

        try
        {
            if (_logStream.Length > MaxLogLength)
            {
                Checkpoint();
            }
        }
        catch (IOException)
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
            Database.UserVersion = Random.Shared.Next();
            Database.Checkpoint();
        }
    }

    /// <summary>Closes the files without writing to them: what has not been committed is as if it had never been.</summary>
    public void Abandon()
    {
        _data.IsClosed = _log.IsClosed = true;
        try
        {
            _engine?.Dispose();
        }
        catch (Exception)
        {
            // LiteDB may fail to end what has failed already. That was reported, and its files are closed below.
        }

        _engine = null;
        Dispose();
    }

    public void Dispose()
    {
        _engine?.Dispose();
        _engine = null;
        _data.Dispose();
        _log.Dispose();
    }

    /// <summary>A file to which nothing is written any more after a failure.</summary>
    private sealed class FailingFile(IDatabaseFile file) : IDatabaseFile
    {
        public bool IsClosed { get; set; }

        public long Length => file.Length;

        public int Read(long position, Span<byte> buffer) => file.Read(position, buffer);

        public void Write(long position, ReadOnlySpan<byte> bytes) => Open().Write(position, bytes);

        public void SetLength(long length) => Open().SetLength(length);

        public void Flush() => Open().Flush();

        public void RequireName() => file.RequireName();

        public void Dispose() => file.Dispose();

        private IDatabaseFile Open() => IsClosed ? throw new IOException("The database was closed after a failure.") : file;
    }
}
