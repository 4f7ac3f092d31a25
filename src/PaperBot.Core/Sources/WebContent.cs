using System.IO.Compression;

namespace PaperBot.Sources;

/// <summary>Reads content with a limit for its size. Some servers send gzip (RFC 1952) without saying so, or compress a compressed file again.</summary>
internal static class WebContent
{
    private const int MaxLayers = 3;

    /// <summary>Reads content to its end, decompressed; null if it is longer than the maximum.</summary>
    /// <exception cref="InvalidDataException">The gzip data is damaged.</exception>
    public static async Task<byte[]?> ReadAsync(Stream body, int maxLength, CancellationToken cancellationToken)
    {
        var content = await ReadToEndAsync(body, maxLength, cancellationToken);
        for (var layers = 0; layers < MaxLayers && content is [0x1F, 0x8B, 8, ..]; layers++)
        {
            await using var decompressed = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
            content = await ReadToEndAsync(decompressed, maxLength, cancellationToken);
        }

        return content;
    }

    private static async Task<byte[]?> ReadToEndAsync(Stream body, int maxLength, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (read.Length + count > maxLength)
            {
                return null;
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }
}
