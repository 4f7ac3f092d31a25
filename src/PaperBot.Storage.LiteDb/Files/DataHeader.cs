using System.Buffers.Binary;

namespace PaperBot.Storage.LiteDb.Files;

/// <summary>The first page of a data file of LiteDB 5.</summary>
internal static class DataHeader
{
    public const int MagicEnd = MagicOffset + 28;
    public const int InvalidOffset = 191;
    private const int MagicOffset = 32;
    private const int GenerationOffset = 76;
    private const int CollationOffset = 80;

    // The text is followed by the version of the format.
    private static readonly byte[] Magic = [.. "** This is a LiteDB file **"u8, 8];

    // The invariant culture, and CompareOptions.Ordinal.
    private static readonly byte[] BinaryCollation = [127, 0, 0, 0, 0, 0, 0, 0x40];

    /// <summary>Whether a file that begins with these bytes is one of LiteDB 5.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> start) => start.Length >= MagicEnd && start[MagicOffset..MagicEnd].SequenceEqual(Magic);

    /// <summary>Whether a file is one of LiteDB 5.</summary>
    public static bool Begins(IDatabaseFile file)
    {
        Span<byte> start = stackalloc byte[MagicEnd];
        return file.Read(0, start) == start.Length && IsHeader(start);
    }

    /// <summary>Whether a file of LiteDB 5 may be PaperBot's, which compares texts byte by byte. LiteDB does so only if it is told to.</summary>
    public static bool IsBinary(IDatabaseFile file)
    {
        Span<byte> collation = stackalloc byte[BinaryCollation.Length];
        return file.Read(CollationOffset, collation) == collation.Length && collation.SequenceEqual(BinaryCollation);
    }

    /// <summary>The generation in a header page: LiteDB's pragma USER_VERSION, which is set to a random number at each checkpoint.</summary>
    public static int Generation(ReadOnlySpan<byte> page) => BinaryPrimitives.ReadInt32LittleEndian(page[GenerationOffset..]);

    /// <summary>Reads the generation of a data file; 0 if it is empty.</summary>
    public static int ReadGeneration(IDatabaseFile data)
    {
        Span<byte> start = stackalloc byte[GenerationOffset + sizeof(int)];
        return data.Read(0, start) == start.Length ? Generation(start) : 0;
    }
}
