namespace PaperBot.Storage.LiteDb.Files;

/// <summary>The pages of the database. LiteDB flushes it at each checkpoint, and here that reaches the disk.</summary>
internal sealed class DataStream(IDatabaseFile file) : PositionStream
{
    // LiteDB would cut an incomplete last page off. It is written anew when it is needed, and a damaged file is left as it is.
    public override long Length => file.Length - (file.Length % LogStream.PageLength);

    public override void SetLength(long value) => file.SetLength(value);

    public override void Flush() => file.Flush();

    protected override int Read(long position, Span<byte> buffer) => file.Read(position, buffer);

    protected override void Write(long position, ReadOnlySpan<byte> bytes)
    {
        // When LiteDB meets damage, also while it reads, it marks the file for a rebuild, which loses data.
        if (position == 0 && bytes[DataHeader.InvalidOffset] != 0)
        {
            var unmarked = bytes.ToArray();
            unmarked[DataHeader.InvalidOffset] = 0;
            bytes = unmarked;
        }

        file.Write(position, bytes);
    }
}
