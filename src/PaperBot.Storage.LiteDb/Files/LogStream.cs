using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PaperBot.Storage.LiteDb.Files;

/// <summary>
/// LiteDB's log, with a checksum for each page. When a page that confirms a transaction has been written, the log is flushed to the disk. When it is
/// opened, what follows the first page that is damaged, missing or from before the last checkpoint is cut off: no transaction in it was confirmed.
/// So are the pages of a last transaction that was not confirmed, which fill the disk if it was for lack of room.
/// </summary>
/// <remarks>
/// The header contains the generation of the data file, so that a log is never applied to another file. Each page is preceded by 16 bytes, of which
/// the first four are the checksum of the page, its number and the log's salt.
/// </remarks>
internal sealed class LogStream : PositionStream
{
    public const int PageLength = 8192;
    private const int FrameHeaderLength = 16;
    private const int FrameLength = FrameHeaderLength + PageLength;
    private const int HeaderLength = 32;

    // The page that confirms a transaction has a 1 here.
    private const int ConfirmedOffset = 18;

    private static readonly byte[] Magic = "PAPERLOG"u8.ToArray();

    private readonly IDatabaseFile _file;
    private readonly IDatabaseFile _data;
    private readonly byte[] _frame = new byte[FrameLength];
    private ulong _salt;
    private long _pages;

    /// <param name="file">The log.</param>
    /// <param name="data">The data file.</param>
    /// <exception cref="InvalidDataException">The log belongs to another data file.</exception>
    public LogStream(IDatabaseFile file, IDatabaseFile data)
    {
        (_file, _data) = (file, data);
        Span<byte> header = stackalloc byte[HeaderLength];
        if (file.Read(0, header) < HeaderLength || !header[..Magic.Length].SequenceEqual(Magic) || Checksum(header[..28]) != BinaryPrimitives.ReadUInt32LittleEndian(header[28..]))
        {
            Reset();
            return;
        }

        _salt = BinaryPrimitives.ReadUInt64LittleEndian(header[8..]);
        var generation = DataHeader.ReadGeneration(data);
        var isOfData = BinaryPrimitives.ReadInt32LittleEndian(header[16..]) == generation;
        for (var page = 0L; TryReadFrame(page); page++)
        {
            if (Page[ConfirmedOffset] != 0)
            {
                _pages = page + 1;
            }

            // A checkpoint that was interrupted may have written the next generation to the data file already.
            isOfData |= DataHeader.IsHeader(Page) && DataHeader.Generation(Page) == generation;
        }

        if (_pages > 0 && !isOfData)
        {
            throw new InvalidDataException("The log belongs to another database file.");
        }

        if (file.Length != EndOfPages)
        {
            Cut();
        }
    }

    public override long Length => _pages * PageLength;

    private Span<byte> Page => _frame.AsSpan(FrameHeaderLength);

    private long EndOfPages => HeaderLength + (_pages * FrameLength);

    public override void SetLength(long value)
    {
        if (value == 0)
        {
            Reset();
            return;
        }

        _pages = value / PageLength;
        Cut();
    }

    public override void Flush() => _file.Flush();

    protected override int Read(long position, Span<byte> buffer)
    {
        RequirePage(position, buffer.Length);
        var page = position / PageLength;
        return page < _pages ? _file.Read(FramePosition(page) + FrameHeaderLength, buffer) : 0;
    }

    protected override void Write(long position, ReadOnlySpan<byte> bytes)
    {
        RequirePage(position, bytes.Length);
        var page = position / PageLength;
        if (page > _pages)
        {
            throw new IOException("A page of the log is missing.");
        }

        bytes.CopyTo(Page);
        BinaryPrimitives.WriteUInt32LittleEndian(_frame, FrameChecksum(page));
        _file.Write(FramePosition(page), _frame);
        _pages = Math.Max(_pages, page + 1);
        if (bytes[ConfirmedOffset] != 0)
        {
            _file.Flush();
        }
    }

    private static long FramePosition(long page) => HeaderLength + (page * FrameLength);

    private static void RequirePage(long position, int length)
    {
        if (position % PageLength != 0 || length != PageLength)
        {
            throw new NotSupportedException("LiteDB reads and writes whole pages of its log.");
        }
    }

    private bool TryReadFrame(long page) => _file.Read(FramePosition(page), _frame) == FrameLength
        && FrameChecksum(page) == BinaryPrimitives.ReadUInt32LittleEndian(_frame);

    private uint FrameChecksum(long page)
    {
        var crc = BitOperations.Crc32C(BitOperations.Crc32C(~0u, _salt), (ulong)page);
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(Page))
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        return ~crc;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0u;
        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }

    private void Cut()
    {
        _file.SetLength(EndOfPages);
        _file.Flush();
    }

    /// <summary>Begins an empty log, whose salt makes all earlier pages invalid.</summary>
    private void Reset()
    {
        _pages = 0;
        _salt = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        Span<byte> header = stackalloc byte[HeaderLength];
        header.Clear();
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt64LittleEndian(header[8..], _salt);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], DataHeader.ReadGeneration(_data));
        BinaryPrimitives.WriteUInt32LittleEndian(header[28..], Checksum(header[..28]));
        _file.SetLength(0);
        _file.Write(0, header);
        _file.Flush();
    }
}
