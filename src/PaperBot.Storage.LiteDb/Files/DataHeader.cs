using System.Buffers.Binary;

namespace PaperBot.Storage.LiteDb.Files;

/// <summary>The first page of a data file of LiteDB 5.</summary>
internal static class DataHeader
{
    public const int MagicEnd = MagicOffset + 28;
    public const int InvalidOffset = 191;
    private const int MagicOffset = 32;
    private const int GenerationOffset = 76;

    // The text is followed by the version of the format.
    private static readonly byte[] Magic = [.. "** This is a LiteDB file **"u8, 8];

    /// <summary>Whether a file that begins with these bytes is one of LiteDB 5.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> start) => start.Length >= MagicEnd && start[MagicOffset..MagicEnd].SequenceEqual(Magic);

    /// <summary>The generation in a header page: LiteDB's pragma USER_VERSION, which is set to a random number at each checkpoint.</summary>
    public static int Generation(ReadOnlySpan<byte> page) => BinaryPrimitives.ReadInt32LittleEndian(page[GenerationOffset..]);

    /// <summary>Reads the generation of a data file; 0 if it is empty.</summary>
    public static int ReadGeneration(IDatabaseFile data)
    {
        Span<byte> start = stackalloc byte[GenerationOffset + sizeof(int)];
        return data.Read(0, start) == start.Length ? Generation(start) : 0;
    }
}
