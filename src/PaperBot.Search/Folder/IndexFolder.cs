using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using PaperBot.Search.Ranking;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace PaperBot.Search.Folder;

/// <summary>The folder of the index. One process at a time writes it: the one that holds Lucene's lock. The others read its commits.</summary>
internal sealed class IndexFolder : IDisposable
{
    private const double BufferMegabytes = 32;
    private const int DiskFull = 28;

    private readonly LuceneDirectory _directory;
    private readonly string _path;

    private IndexFolder(LuceneDirectory directory, string path) => (_directory, _path) = (directory, path);

    /// <summary>The writer, if this process holds the lock.</summary>
    public IndexWriter? Writer { get; private set; }

    /// <summary>An index in memory.</summary>
    public static IndexFolder InMemory() => new(new RAMDirectory(), "memory");

    /// <summary>Opens or creates a folder.</summary>
    public static IndexFolder Open(string path)
    {
        try
        {
            System.IO.Directory.CreateDirectory(path);
            return new(new SimpleFSDirectory(path, new FolderLock(path)), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, exception);
        }
    }

    /// <summary>Whether this process writes the index: it holds the lock, or gets it now.</summary>
    /// <returns>False while another process holds it.</returns>
    public bool TryWrite()
    {
        try
        {
            Writer ??= OpenWriter();
            return true;
        }
        catch (LockObtainFailedException) when (!IsUnwritable())
        {
            return false;
        }
        catch (Exception exception) when (IsNoSpaceOrAccess(exception) || exception is LockObtainFailedException)
        {
            throw Unwritable(_path, exception);
        }
        catch (Exception exception) when (DamageGuard.IsDamage(exception))
        {
            Clear();
            Writer = OpenWriter();
            return true;
        }
    }

    /// <summary>Opens the newest state: the writer's own, or the last commit.</summary>
    /// <returns>Null if there is no commit yet.</returns>
    public DirectoryReader? OpenReader() => Writer is { } writer ? DirectoryReader.Open(writer, applyAllDeletes: true)
        : DirectoryReader.IndexExists(_directory) ? DirectoryReader.Open(_directory)
        : null;

    /// <summary>Opens a newer state; null if there is none.</summary>
    public DirectoryReader? OpenNewer(DirectoryReader reader) => Writer is { } writer
        ? DirectoryReader.OpenIfChanged(reader, writer, applyAllDeletes: true)
        : DirectoryReader.OpenIfChanged(reader);

    /// <summary>Does work with the writer. If it fails, everything since the last commit is undone.</summary>
    public void Write(Action<IndexWriter> work)
    {
        try
        {
            work(Writer!);
        }
        catch (Exception exception)
        {
            Release(undo: true);
            throw exception is IOException or UnauthorizedAccessException or OutOfMemoryException ? Unwritable(_path, exception) : exception;
        }
    }

    /// <summary>Deletes everything. Open readers stay usable where the system allows it.</summary>
    public void Clear()
    {
        Release(undo: true);
        foreach (var file in _directory.ListAll().Where(file => file != IndexWriter.WRITE_LOCK_NAME))
        {
            _directory.DeleteFile(file);
        }
    }

    public void Dispose()
    {
        Release(undo: false);
        _directory.Dispose();
    }

    private void Release(bool undo)
    {
        var writer = Writer;
        Writer = null;
        if (undo)
        {
            writer?.Rollback();
        }
        else
        {
            writer?.Dispose(waitForMerges: false);
        }
    }

    private IndexWriter OpenWriter() => new(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer: null)
    {
        Similarity = new PaperSimilarity(),
        RAMBufferSizeMB = BufferMegabytes,
        WriteLockTimeout = 0,

        // Merges neighbours only: what was added in the order of look-ups stays in it.
        MergePolicy = new LogDocMergePolicy(),
    });

    private bool IsUnwritable()
    {
        try
        {
            using var file = File.Open(Path.Combine(_path, IndexWriter.WRITE_LOCK_NAME), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool IsNoSpaceOrAccess(Exception exception) => exception is UnauthorizedAccessException || (exception is IOException && (exception.HResult & 0xFFFF) == DiskFull);

    private static IndexException Unwritable(string path, Exception exception) => new(
        $"The index {path} cannot be written: {exception.Message} What is stored is safe, and the index is caught up when it can be written again. Make room, or give PaperBot the right to write there.",
        exception);
}
