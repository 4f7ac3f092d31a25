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

    private readonly LuceneDirectory _directory;
    private readonly string _path;
    private readonly FolderState? _files;
    private readonly Action<Exception> _reportDamage;
    private IndexWriter? _opened;

    private IndexFolder(LuceneDirectory directory, string path, FolderState? files, Action<Exception> reportDamage) =>
        (_directory, _path, _files, _reportDamage) = (directory, path, files, reportDamage);

    /// <summary>The writer, if this process holds the lock.</summary>
    public IndexWriter? Writer { get; private set; }

    /// <summary>What the writer's index contains of the store.</summary>
    public IndexMark Mark { get; set; } = IndexMark.None;

    /// <summary>Whether the index was written by an earlier process, and not checked since.</summary>
    public bool IsUnchecked { get; private set; }

    /// <summary>Whether the lock and the files are still as this process left them.</summary>
    public bool IsIntact => Writer is null || _files is null || _files.IsUnchanged;

    /// <summary>The size of the last commit in bytes.</summary>
    public long Size => _files?.Size ?? 0;

    /// <summary>An index in memory.</summary>
    public static IndexFolder InMemory() => new(new RAMDirectory(), "memory", null, _ => { });

    /// <summary>Opens or creates a folder.</summary>
    /// <param name="path">The path.</param>
    /// <param name="reportDamage">Receives what is thrown in the background.</param>
    public static IndexFolder Open(string path, Action<Exception> reportDamage)
    {
        try
        {
            System.IO.Directory.CreateDirectory(path);
            var directory = new SimpleFSDirectory(path, new FolderLock(path));
            return new(directory, path, new(directory, path), reportDamage);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, exception);
        }
    }

    /// <summary>Whether this process writes the index: it holds the lock, or gets it now. Throws almost anything if the index is damaged.</summary>
    /// <returns>False while another process holds the lock.</returns>
    public bool TryWrite()
    {
        try
        {
            return Writer is not null || TryOpenWriter();
        }
        catch (Exception exception) when (FolderState.IsNoSpaceOrAccess(exception))
        {
            throw Unwritable(_path, exception);
        }
    }

    /// <summary>Opens a newer state than one that was opened last, or null: the writer's own, or the last commit.</summary>
    /// <returns>Null if there is none.</returns>
    public DirectoryReader? OpenNewer(DirectoryReader? last)
    {
        last = _opened == Writer ? last : null;
        _opened = Writer;
        return (last, Writer) switch
        {
            (null, { } writer) => DirectoryReader.Open(writer, applyAllDeletes: true),
            (null, null) => DirectoryReader.IndexExists(_directory) ? DirectoryReader.Open(_directory) : null,
            (_, { } writer) => DirectoryReader.OpenIfChanged(last, writer, applyAllDeletes: true),
            _ => DirectoryReader.OpenIfChanged(last),
        };
    }

    /// <summary>Does work with the writer, and commits it. If it fails, everything since the last commit is undone.</summary>
    public void Write(Action<IndexWriter> work)
    {
        try
        {
            work(Writer!);
            Writer!.Commit();
            _files?.NoteCommit();
        }
        catch (Exception exception)
        {
            Undo();
            throw FolderState.IsNoSpaceOrAccess(exception) || exception is OutOfMemoryException ? Unwritable(_path, exception) : exception;
        }
    }

    /// <summary>Notes that the index was checked.</summary>
    public void SetChecked() => IsUnchecked = false;

    /// <summary>Closes the writer without a commit, so that all begins anew with the next <see cref="TryWrite"/>.</summary>
    public void Undo()
    {
        var writer = Writer;
        Writer = null;
        try
        {
            writer?.Rollback();
        }
        catch (Exception exception) when (DamageGuard.IsDamage(exception))
        {
            // Files that it wants to delete may be gone.
        }
    }

    /// <summary>Deletes the index. Open readers stay usable where the system allows it.</summary>
    /// <returns>False while another process holds the lock.</returns>
    public bool Clear()
    {
        Undo();
        var held = _directory.MakeLock(IndexWriter.WRITE_LOCK_NAME);
        if (!held.Obtain())
        {
            return _files?.FindObstacle() is { } obstacle ? throw Unwritable(_path, obstacle) : false;
        }

        try
        {
            foreach (var file in _directory.ListAll().Where(FolderState.IsOfIndex))
            {
                _directory.DeleteFile(file);
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_path, exception);
        }
        finally
        {
            held.Dispose();
        }
    }

    public void Dispose()
    {
        Undo();
        _directory.Dispose();
    }

    private bool TryOpenWriter()
    {
        try
        {
            Writer = new(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer: null)
            {
                Similarity = new PaperSimilarity(),
                RAMBufferSizeMB = BufferMegabytes,
                WriteLockTimeout = 0,
                CheckIntegrityAtMerge = true,
                MergeScheduler = new MergeThreads(_reportDamage),

                // Merges neighbours only: what was added in the order of look-ups stays in it.
                MergePolicy = new LogDocMergePolicy(),
            });
        }
        catch (LockObtainFailedException exception) when (_files?.FindObstacle() is { } obstacle)
        {
            throw Unwritable(_path, obstacle, exception);
        }
        catch (LockObtainFailedException)
        {
            return false;
        }

        Mark = IndexMark.Read(Writer.CommitData);
        IsUnchecked = Writer.MaxDoc > 0;
        _files?.NoteLock();
        _files?.NoteCommit();
        return true;
    }

    private static IndexException Unwritable(string path, Exception obstacle, Exception? exception = null) => new(
        $"The index {path} cannot be written: {obstacle.Message} What is stored is safe, and the index is caught up when it can be written again. Make room, or give PaperBot the right to write there.",
        exception ?? obstacle);
}
