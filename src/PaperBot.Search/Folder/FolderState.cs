using System.Text.RegularExpressions;
using Lucene.Net.Index;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace PaperBot.Search.Folder;

/// <summary>The files of an index as the process that writes it left them. Somebody may delete them, or the lock, while it runs.</summary>
internal sealed partial class FolderState(LuceneDirectory directory, string path)
{
    // ENFILE, EMFILE, ENOSPC, EROFS, EDQUOT, and Windows' ERROR_DISK_FULL.
    private static readonly int[] NoSpaceOrAccess = [23, 24, 28, 30, 122, 112];

    private string[] _files = [];
    private DateTime _locked;

    /// <summary>The size of all files in bytes.</summary>
    public long Size => _files.Sum(file => new FileInfo(file) is { Exists: true } info ? info.Length : 0);

    /// <summary>Whether the files of the last commit are there, and the lock is the one that this process holds.</summary>
    public bool IsUnchanged => LockTime() == _locked && Array.TrueForAll(_files, File.Exists);

    /// <summary>Whether a file is of an index: what else somebody has put into the folder is not deleted.</summary>
    public static bool IsOfIndex(string file) => IndexFile.IsMatch(file);

    /// <summary>Whether an exception means that nothing can be written now.</summary>
    public static bool IsNoSpaceOrAccess(Exception exception) => exception is UnauthorizedAccessException
        || (exception is IOException && (NoSpaceOrAccess.Contains(exception.HResult & 0xFFFF) || exception.InnerException is { } inner && IsNoSpaceOrAccess(inner)));

    /// <summary>Notes the lock, which this process has just got.</summary>
    public void NoteLock() => _locked = LockTime();

    /// <summary>Notes the files of the last commit.</summary>
    public void NoteCommit()
    {
        if (!DirectoryReader.IndexExists(directory))
        {
            _files = [];
            return;
        }

        var commit = new SegmentInfos();
        commit.Read(directory);
        _files = [.. commit.GetFiles(directory, includeSegmentsFile: true).Select(file => Path.Combine(path, file))];
    }

    /// <summary>Why the lock cannot be had, if not because another process has it; null otherwise.</summary>
    public Exception? FindObstacle()
    {
        try
        {
            using var file = File.Open(LockPath, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
            return null;
        }
        catch (Exception exception) when (IsNoSpaceOrAccess(exception))
        {
            return exception;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // Lucene names its files by numbers with the digits 0-9a-z.
    [GeneratedRegex(@"^(_[0-9a-z]+(_[0-9A-Za-z_]+)?\.[a-z0-9]+|segments(_[0-9a-z]+|\.gen)|pending_segments_[0-9a-z]+)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IndexFile { get; }

    private string LockPath => Path.Combine(path, IndexWriter.WRITE_LOCK_NAME);

    private DateTime LockTime() => File.GetLastWriteTimeUtc(LockPath);
}
