using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>Hashes texts of any length to keys, since LiteDB's keys have at most 1,023 bytes.</summary>
internal static class KeyHash
{
    /// <summary>The number of <see cref="Bytes"/>.</summary>
    public const int Length = 16;

    /// <summary>128 bits for the <c>_id</c> of a document.</summary>
    public static BsonValue Id(params ReadOnlySpan<string> parts) => new(new Guid(Bytes(parts)));

    /// <summary>128 bits for a part of a key.</summary>
    public static byte[] Bytes(params ReadOnlySpan<string> parts) => Hash(parts)[..Length];

    /// <summary>64 bits for a <see cref="KeyTable"/>. What is found by it must be compared with what was looked for.</summary>
    public static long Key(params ReadOnlySpan<string> parts) => BinaryPrimitives.ReadInt64LittleEndian(Hash(parts));

    // The lengths keep "ab", "c" from being "a", "bc".
    private static byte[] Hash(ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
