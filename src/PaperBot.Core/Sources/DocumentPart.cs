using PaperBot.Parsing;
using PaperBot.Parsing.Export;

namespace PaperBot.Sources;

/// <summary>A document, or whole lines of an export that is longer than a document may be.</summary>
internal sealed class DocumentPart
{
    private readonly Stream _stream;
    private readonly byte[] _rest;

    private DocumentPart(Stream stream, int firstLine, byte[] content, byte[] rest) => (_stream, FirstLine, Content, _rest) = (stream, firstLine, content, rest);

    /// <summary>The number of its first line.</summary>
    public int FirstLine { get; }

    public byte[] Content { get; }

    /// <summary>Reads the beginning of a stream, which stays open.</summary>
    /// <exception cref="InvalidDataException">The document is too long.</exception>
    public static DocumentPart ReadFirst(Stream stream) => Read(stream, [], 1);

    /// <summary>Reads what follows; null at the end.</summary>
    /// <exception cref="InvalidDataException">A line is too long.</exception>
    public DocumentPart? ReadNext() => _rest.Length == 0 ? null : Read(_stream, _rest, FirstLine + Content.AsSpan().Count((byte)'\n'));

    private static DocumentPart Read(Stream stream, byte[] beginning, int firstLine)
    {
        // A short file takes only the memory that it needs.
        var left = stream.CanSeek && stream.Length > 0 ? stream.Length - stream.Position : long.MaxValue - beginning.Length;
        var content = new byte[Math.Min(Limits.DocumentBytes + 1, beginning.Length + left)];
        beginning.CopyTo(content, 0);
        var length = beginning.Length + stream.ReadAtLeast(content.AsSpan(beginning.Length), content.Length - beginning.Length, throwOnEndOfStream: false);
        if (length <= Limits.DocumentBytes)
        {
            return new(stream, firstLine, content[..length], []);
        }

        var end = content.AsSpan(0, Limits.DocumentBytes).LastIndexOf((byte)'\n') + 1;
        return end > 0 && (firstLine > 1 || ExportParser.Recognises("", content.AsSpan(0, end)))
            ? new(stream, firstLine, content[..end], content[end..])
            : throw new InvalidDataException(firstLine == 1 ? DocumentReader.TooLong : $"The lines of the export from {firstLine} on are not read: one is longer than {Limits.DocumentBytes} bytes.");
    }
}
