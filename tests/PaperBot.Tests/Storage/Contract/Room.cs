using PaperBot.Storage.LiteDb.Files;

namespace PaperBot.Tests.Storage.Contract;

/// <summary>The room that is left for the files on a disk.</summary>
internal sealed class Room
{
    /// <summary>How many bytes are free.</summary>
    public long Free { get; set; } = long.MaxValue;

    public IDatabaseFile Limit(IDatabaseFile file) => new LimitedFile(file, this);

    private sealed class LimitedFile(IDatabaseFile file, Room room) : IDatabaseFile
    {
        public long Length => file.Length;

        public int Read(long position, Span<byte> buffer) => file.Read(position, buffer);

        public void Write(long position, ReadOnlySpan<byte> bytes)
        {
            var growth = Math.Max(0, position + bytes.Length - Length);
            var missing = (int)Math.Max(0, growth - room.Free);
            room.Free -= growth - missing;
            file.Write(position, bytes[..^missing]);
            if (missing > 0)
            {
                throw new IOException("No space left on device");
            }
        }

        public void SetLength(long length)
        {
            Length.ShouldBeGreaterThanOrEqualTo(length);
            room.Free = Math.Min(room.Free, long.MaxValue - Length) + Length - length;
            file.SetLength(length);
        }

        public void Flush() => file.Flush();

        public void RequireName() => file.RequireName();

        public void Dispose() => file.Dispose();
    }
}
