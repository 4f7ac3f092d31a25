using System.IO.Compression;
using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>The content of an entry in a document of LiteDB, which has at most 16 MB: a long one is compressed.</summary>
internal static class Content
{
    private const int MaxPlainLength = 1024 * 1024;
    private const int MaxLength = 15 * 1024 * 1024;
    private const byte JsonStart = (byte)'{';

    public static BsonValue ToBson(byte[] json)
    {
        if (json.Length <= MaxPlainLength)
        {
            return json;
        }

        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(json);
        }

        return compressed.Length <= MaxLength
            ? compressed.ToArray()
            : throw new StorageException($"An entry of {json.Length} bytes is too long to be stored. Split its document. It begins: {EntryJson.Read(json).Title}");
    }

    public static byte[] Read(BsonValue value)
    {
        var bytes = value.AsBinary;
        if (bytes is [JsonStart, ..])
        {
            return bytes;
        }

        using var zlib = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var json = new MemoryStream();
        zlib.CopyTo(json);
        return json.ToArray();
    }
}
