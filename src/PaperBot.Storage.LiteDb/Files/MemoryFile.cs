namespace PaperBot.Storage.LiteDb.Files;

/// <summary>A file in memory: the log of a database that no other process can see yet or that is only read.</summary>
internal sealed class MemoryFile : IDatabaseFile
{
    private readonly MemoryStream _bytes = new();

    public long Length => _bytes.Length;

    public int Read(long position, Span<byte> buffer)
    {
        _bytes.Position = position;
        return _bytes.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
    }

    public void Write(long position, ReadOnlySpan<byte> bytes)
    {
        _bytes.Position = position;
        _bytes.Write(bytes);
    }

    public void SetLength(long length) => _bytes.SetLength(length);

    public void Flush()
    {
    }

    public void Dispose() => _bytes.Dispose();
}
