namespace PaperBot.Storage.LiteDb.Files;

/// <summary>A stream over something that is read and written at positions.</summary>
internal abstract class PositionStream : Stream
{
    public sealed override bool CanRead => true;

    public sealed override bool CanSeek => true;

    public sealed override bool CanWrite => true;

    public sealed override long Position { get; set; }

    public sealed override int Read(byte[] buffer, int offset, int count)
    {
        var read = Read(Position, buffer.AsSpan(offset, count));
        Position += read;
        return read;
    }

    public sealed override void Write(byte[] buffer, int offset, int count)
    {
        Write(Position, buffer.AsSpan(offset, count));
        Position += count;
    }

    public sealed override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    protected abstract int Read(long position, Span<byte> buffer);

    protected abstract void Write(long position, ReadOnlySpan<byte> bytes);
}
