using PaperBot.Storage.LiteDb.Files;

namespace PaperBot.Tests.Storage.LiteDb;

/// <summary>Two files whose writes are recorded, so that a loss of power at any instant can be played back.</summary>
internal sealed class SimulatedDisk
{
    private const int BlockLength = 4096;

    private readonly List<Operation> _operations = [];
    private readonly List<(int Operations, int State)> _acknowledged = [];

    public SimulatedDisk(byte[]? data = null, byte[]? log = null) => (Data, Log) = (new(this, data ?? []), new(this, log ?? []));

    public SimulatedFile Data { get; }

    public SimulatedFile Log { get; }

    public int Count => _operations.Count;

    /// <summary>Chooses an instant: any, or one just before a flush, when the most can be lost.</summary>
    /// <param name="first">The first operation that can be lost.</param>
    /// <param name="random">Chooses.</param>
    /// <returns>The number of operations before it.</returns>
    public int ChooseInstant(int first, Random random)
    {
        var at = random.Next(first, Count + 1);
        return random.Next(2) == 0 && _operations.FindIndex(at, operation => operation is Flush) is >= 0 and var flush ? flush : at;
    }

    /// <summary>Notes that the program was told that everything up to a state is durable.</summary>
    public void Acknowledge(int state) => _acknowledged.Add((Count, state));

    /// <summary>
    /// A disk as it may be after a loss of power: what was flushed is there, and of what was written since, any subset of its blocks of 4 KB.
    /// </summary>
    /// <param name="at">The number of operations before the loss.</param>
    /// <param name="random">Chooses the blocks.</param>
    /// <param name="acknowledged">The last state that was acknowledged before.</param>
    public SimulatedDisk LosePower(int at, Random random, out int acknowledged)
    {
        acknowledged = _acknowledged.LastOrDefault(item => item.Operations <= at).State;
        var share = random.NextDouble();
        return new(After(Data), After(Log));

        byte[] After(SimulatedFile file)
        {
            var flushed = _operations.FindLastIndex(at - 1, operation => operation.File == file && operation is Flush);
            var left = new SimulatedFile(null, file.Initial);
            foreach (var (index, operation) in _operations.Take(at).Index().Where(item => item.Item.File == file))
            {
                switch (operation)
                {
                    case SetLength(_, var length) when index < flushed || random.NextDouble() < share:
                        left.SetLength(length);
                        break;
                    case Write(_, var position, var bytes):
                        foreach (var (block, part) in bytes.Chunk(BlockLength).Index().Where(_ => index < flushed || random.NextDouble() < share))
                        {
                            left.Write(position + ((long)block * BlockLength), part);
                        }

                        break;
                }
            }

            return left.ToArray();
        }
    }

    private abstract record Operation(SimulatedFile File);

    private sealed record Write(SimulatedFile File, long Position, byte[] Bytes) : Operation(File);

    private sealed record SetLength(SimulatedFile File, long Length) : Operation(File);

    private sealed record Flush(SimulatedFile File) : Operation(File);

    /// <summary>A file that stays as it is when it is closed.</summary>
    internal sealed class SimulatedFile(SimulatedDisk? disk, byte[] initial) : IDatabaseFile
    {
        private readonly MemoryFile _file = Create(initial);

        public byte[] Initial => initial;

        public long Length => _file.Length;

        public int Read(long position, Span<byte> buffer) => _file.Read(position, buffer);

        void IDatabaseFile.Write(long position, ReadOnlySpan<byte> bytes) => Write(position, bytes);

        void IDatabaseFile.SetLength(long length) => SetLength(length);

        void IDatabaseFile.Flush() => disk?._operations.Add(new Flush(this));

        public void Dispose()
        {
        }

        public void Write(long position, ReadOnlySpan<byte> bytes)
        {
            _file.Write(position, bytes);
            disk?._operations.Add(new Write(this, position, bytes.ToArray()));
        }

        public void SetLength(long length)
        {
            _file.SetLength(length);
            disk?._operations.Add(new SetLength(this, length));
        }

        public byte[] ToArray()
        {
            var bytes = new byte[Length];
            _file.Read(0, bytes);
            return bytes;
        }

        private static MemoryFile Create(byte[] bytes)
        {
            var file = new MemoryFile();
            file.Write(0, bytes);
            return file;
        }
    }
}
