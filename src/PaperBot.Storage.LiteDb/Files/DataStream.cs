namespace PaperBot.Storage.LiteDb.Files;

/// <summary>The pages of the database. LiteDB flushes it at each checkpoint, and here that reaches the disk.</summary>
internal sealed class DataStream(IDatabaseFile file) : PositionStream
{
    public override long Length => file.Length;

    public override void SetLength(long value) => file.SetLength(value);

    public override void Flush() => file.Flush();

    protected override int Read(long position, Span<byte> buffer) => file.Read(position, buffer);

    protected override void Write(long position, ReadOnlySpan<byte> bytes)
    {
        // When LiteDB meets damage, also while it reads, it marks the file for a rebuild, which loses data. A damaged file is left as it is.
        if (position != DataHeader.InvalidOffset || bytes.Length != 1)
        {
            file.Write(position, bytes);
        }
    }
}
