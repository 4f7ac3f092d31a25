using Microsoft.Win32.SafeHandles;

namespace PaperBot.Storage.LiteDb.Files;

/// <summary>A file of the operating system.</summary>
internal sealed class DatabaseFile(string path, FileMode mode, FileAccess access = FileAccess.ReadWrite) : IDatabaseFile
{
    private readonly SafeFileHandle _handle = File.OpenHandle(path, mode, access, FileShare.Read);

    /// <summary>Opens a data file of LiteDB, and no other, which LiteDB would cut to whole pages.</summary>
    /// <exception cref="StorageException">It is something else.</exception>
    public static DatabaseFile OpenOwn(string path)
    {
        var data = new DatabaseFile(path, FileMode.Open);
        var isLiteDb = DataHeader.Begins(data);
        if (isLiteDb && DataHeader.IsBinary(data))
        {
            return data;
        }

        data.Dispose();
        throw isLiteDb ? LiteDbErrors.Foreign(path, Schema.NotPaperBots) : LiteDbErrors.Damaged(path, "it does not begin like a database");
    }

    public long Length => RandomAccess.GetLength(_handle);

    public int Read(long position, Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length && RandomAccess.Read(_handle, buffer[total..], position + total) is > 0 and var count)
        {
            total += count;
        }

        return total;
    }

    public void Write(long position, ReadOnlySpan<byte> bytes) => RandomAccess.Write(_handle, bytes, position);

    public void SetLength(long length) => RandomAccess.SetLength(_handle, length);

    public void Flush() => RandomAccess.FlushToDisk(_handle);

    public void RequireName()
    {
        if (!File.Exists(path))
        {
            throw LiteDbErrors.Deleted(path);
        }
    }

    public void Dispose() => _handle.Dispose();
}
