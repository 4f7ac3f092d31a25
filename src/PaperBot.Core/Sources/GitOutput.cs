using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;

namespace PaperBot.Sources;

internal static class GitOutput
{
    // The paths of no file system are longer.
    private const int MaxNameLength = 16 * 1024;

    /// <summary>Reads the files that <c>git ls-tree -z -l</c> lists, without submodules and symbolic links.</summary>
    /// <exception cref="InvalidDataException">The output is not valid.</exception>
    public static async IAsyncEnumerable<GitFile> ReadTreeAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new(leaveOpen: true));
        ReadResult read;
        do
        {
            read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)0) is { } end)
            {
                if (ReadFile(rest.Slice(0, end).ToArray()) is { } file)
                {
                    yield return file;
                }

                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (rest.Length > MaxNameLength)
            {
                throw new InvalidDataException("The tree has a name that is too long.");
            }

            reader.AdvanceTo(rest.Start, rest.End);
        }
        while (!read.IsCompleted);
    }

    /// <summary>Reads the blobs that <c>git cat-file --batch</c> writes.</summary>
    /// <exception cref="InvalidDataException">A blob is missing, broken, or not as long as its tree says.</exception>
    public static async Task<Dictionary<string, byte[]>> ReadBlobsAsync(Stream stream, IReadOnlyCollection<GitFile> files, CancellationToken cancellationToken)
    {
        var contents = new Dictionary<string, byte[]>();
        var buffered = new BufferedStream(stream, 65536);
        foreach (var file in files)
        {
            // 587be6b4… blob 2<LF>…<LF>, or: 587be6b4… missing<LF>
            if ((await ReadLineAsync(buffered, cancellationToken)).Split(' ') is not [_, "blob", var size] || size != file.Length.ToString(CultureInfo.InvariantCulture))
            {
                throw new InvalidDataException($"The object {file.Blob} is broken.");
            }

            contents[file.Blob] = new byte[file.Length];
            await buffered.ReadExactlyAsync(contents[file.Blob], cancellationToken);
            await ReadLineAsync(buffered, cancellationToken);
        }

        return contents;
    }

    // 100644 blob 587be6b4…       2<TAB>notes/a.md
    private static GitFile? ReadFile(byte[] line)
    {
        var tab = Array.IndexOf(line, (byte)'\t');
        var fields = Encoding.ASCII.GetString(line, 0, Math.Max(tab, 0)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields is not [var mode, var type, var id, var size] ? throw new InvalidDataException("The tree cannot be read.")
            : type != "blob" || !mode.StartsWith("100", StringComparison.Ordinal) ? null
            : long.TryParse(size, CultureInfo.InvariantCulture, out var length) ? new(line[(tab + 1)..], id, length)
            : throw new InvalidDataException($"The object {id} is broken.");
    }

    private static async Task<string> ReadLineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var next = new byte[1];
        while (true)
        {
            await stream.ReadExactlyAsync(next, cancellationToken);
            if (next[0] == '\n' || line.Length == MaxNameLength)
            {
                return line.ToString();
            }

            line.Append((char)next[0]);
        }
    }
}

/// <summary>A file in a commit. Its name is the path from the root: bytes, since git does not define an encoding. Its length is in bytes.</summary>
internal sealed record GitFile(byte[] Name, string Blob, long Length);
