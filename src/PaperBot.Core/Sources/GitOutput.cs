using System.Globalization;
using System.Text;

namespace PaperBot.Sources;

internal static class GitOutput
{
    /// <summary>Reads the files that <c>git ls-tree -z -l</c> lists, without submodules and symbolic links.</summary>
    /// <exception cref="InvalidDataException">The output is not valid.</exception>
    public static async Task<List<GitFile>> ReadTreeAsync(Stream stream, CancellationToken cancellationToken)
    {
        var output = new MemoryStream();
        await stream.CopyToAsync(output, cancellationToken);
        var rest = output.GetBuffer().AsSpan(0, (int)output.Length);
        var files = new List<GitFile>();
        while (rest.IndexOf((byte)0) is >= 0 and var end)
        {
            // 100644 blob 587be6b4…       2<TAB>notes/a.md
            var tab = rest[..end].IndexOf((byte)'\t');
            var fields = Encoding.ASCII.GetString(rest[..Math.Max(tab, 0)]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields is not [var mode, var type, var id, var size])
            {
                throw new InvalidDataException("The tree cannot be read.");
            }

            if (type == "blob" && mode.StartsWith("100", StringComparison.Ordinal))
            {
                files.Add(new(rest[(tab + 1)..end].ToArray(), id,
                    long.TryParse(size, CultureInfo.InvariantCulture, out var length) ? length : throw new InvalidDataException($"The object {id} is broken.")));
            }

            rest = rest[(end + 1)..];
        }

        return files;
    }

    /// <summary>Reads the blobs that <c>git cat-file --batch</c> writes.</summary>
    /// <exception cref="InvalidDataException">A blob is missing or broken.</exception>
    public static async Task<Dictionary<string, byte[]>> ReadBlobsAsync(Stream stream, IReadOnlyCollection<string> blobs, CancellationToken cancellationToken)
    {
        var contents = new Dictionary<string, byte[]>();
        using var buffered = new BufferedStream(stream, 65536);
        foreach (var blob in blobs)
        {
            // 587be6b4… blob 2<LF>…<LF>, or: 587be6b4… missing<LF>
            if ((await ReadLineAsync(buffered, cancellationToken)).Split(' ') is not [_, "blob", var size])
            {
                throw new InvalidDataException($"The object {blob} is broken.");
            }

            contents[blob] = new byte[int.Parse(size, CultureInfo.InvariantCulture)];
            await buffered.ReadExactlyAsync(contents[blob], cancellationToken);
            await ReadLineAsync(buffered, cancellationToken);
        }

        return contents;
    }

    private static async Task<string> ReadLineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var next = new byte[1];
        while (true)
        {
            await stream.ReadExactlyAsync(next, cancellationToken);
            if (next[0] == '\n')
            {
                return line.ToString();
            }

            line.Append((char)next[0]);
        }
    }
}

/// <summary>A file in a commit. Its name is the path from the root: bytes, since git does not define an encoding. Its length is in bytes.</summary>
internal sealed record GitFile(byte[] Name, string Blob, long Length);
