using System.Diagnostics;
using System.Globalization;

namespace PaperBot.Storage;

/// <summary>
/// A file that one process at a time has open exclusively, also between containers that share a folder. The file beside it with the ending
/// <c>.holder</c> says who that is; the one with the ending <c>.turn</c> is held by who waits. The operating system releases a lock when its process
/// ends, however it ends.
/// </summary>
public sealed class LockFile : IDisposable
{
    private const int MaxHolderLength = 500;

    // EROFS, which .NET passes on: such a disk is not in use by anybody.
    private const int ReadOnlyFileSystem = 30;

    private static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MaxPause = TimeSpan.FromMilliseconds(10);
    private static readonly string Holder = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}");

    private readonly FileStream _file;

    private LockFile(FileStream file) => _file = file;

    /// <summary>Takes the lock, and waits for it if another process has it.</summary>
    /// <param name="path">The file, which is created and never deleted.</param>
    /// <param name="limit">How long to wait.</param>
    /// <param name="resource">What is locked, for the message.</param>
    /// <exception cref="StorageException">Another process has it all the time (<see cref="StorageException.IsTemporary"/>), or the file cannot be opened.</exception>
    public static LockFile Acquire(string path, TimeSpan limit, string resource)
    {
        var watch = Stopwatch.StartNew();

        // Who waits has the turn. Who releases the lock and wants it again at once must get the turn first.
        using var turn = Wait($"{path}.turn");
        var file = Wait(path);
        NoteHolder(path);
        return new(file);

        FileStream Wait(string file)
        {
            for (var pause = MinPause; ; pause = pause < MaxPause ? pause * 2 : pause)
            {
                if (TryOpen(file, resource) is { } opened)
                {
                    return opened;
                }

                if (watch.Elapsed >= limit)
                {
                    throw new StorageException($"{resource} is in use by {ReadHolder(path)}. Wait until it has finished, or stop it, and try again.")
                    {
                        IsTemporary = true,
                    };
                }

                Thread.Sleep(pause);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static FileStream? TryOpen(string path, string resource)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException) && exception.HResult != ReadOnlyFileSystem && File.Exists(path))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{resource} cannot be used: {exception.Message} Let PaperBot's user write to its folder and its disk.", exception);
        }
    }

    /// <summary>Writes who holds the lock, unless the same process did last.</summary>
    private static void NoteHolder(string path)
    {
        try
        {
            if (ReadHolder(path) != Holder)
            {
                // A new file: what stands in its place may be a link or a pipe.
                File.Delete(HolderPath(path));
                using var file = new StreamWriter(new FileStream(HolderPath(path), FileMode.CreateNew, FileAccess.Write));
                file.Write(Holder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It only makes a message more helpful, and the disk may be full.
        }
    }

    private static string ReadHolder(string path)
    {
        try
        {
            return new FileInfo(HolderPath(path)) is { LinkTarget: null, Exists: true, Length: > 0 and < MaxHolderLength } ? File.ReadAllText(HolderPath(path)) : "another process";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }

    private static string HolderPath(string path) => $"{path}.holder";
}
