using PaperBot.Storage.LiteDb.Files;

namespace PaperBot.Tests.Storage.Contract;

/// <summary>The room that is left for the files on a disk.</summary>
internal sealed class Room
{
    /// <summary>How many bytes can be written.</summary>
    public long Bytes { get; set; } = long.MaxValue;

    public IDatabaseFile Limit(IDatabaseFile file) => new LimitedFile(file, this);

    /// <summary>Takes room, as much as there is.</summary>
    private int Take(int count)
    {
        var taken = (int)Math.Min(count, Bytes);
        Bytes -= taken;
        return taken;
    }

    private sealed class LimitedFile(IDatabaseFile file, Room room) : IDatabaseFile
    {
        public long Length => file.Length;

        public int Read(long position, Span<byte> buffer) => file.Read(position, buffer);

        public void Write(long position, ReadOnlySpan<byte> bytes)
        {
            var count = room.Take(bytes.Length);
            file.Write(position, bytes[..count]);
            if (count < bytes.Length)
            {
                throw new IOException("No space left on device");
            }
        }

        public void SetLength(long length) => file.SetLength(length);

        public void Flush() => file.Flush();

        public void RequireName() => file.RequireName();

        public void Dispose() => file.Dispose();
    }
}
