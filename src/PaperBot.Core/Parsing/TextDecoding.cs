using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace PaperBot.Parsing;

/// <summary>Turns a document's bytes into text: UTF-8 with or without a byte order mark, or UTF-16 with one.</summary>
internal static class TextDecoding
{
    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    // C0 controls but for tab, line feed, vertical tab, form feed, carriage return and escape, which texts do hold.
    private static readonly SearchValues<byte> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 32).Except([9, 10, 11, 12, 13, 27]).Select(code => (byte)code)]);

    private static readonly (byte[] Start, string Name)[] Signatures =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ("%PDF-"u8.ToArray(), "a PDF"),
        ([(byte)'P', (byte)'K', 3, 4], "a ZIP archive or an office document"),
        ([0x1F, 0x8B], "a gzip archive"),
    ];

    /// <summary>Decodes the bytes, or says in <paramref name="problem"/> why they are no text.</summary>
    public static bool TryDecode(string file, ReadOnlySpan<byte> content, out string text, out Problem? problem)
    {
        text = "";
        problem = content switch
        {
            [0xFF, 0xFE, .. var rest] => DecodeUtf16(file, LittleEndian, rest, out text),
            [0xFE, 0xFF, .. var rest] => DecodeUtf16(file, BigEndian, rest, out text),
            _ => DecodeUtf8(file, content, out text),
        };
        return problem is null;
    }

    private static Problem? DecodeUtf16(string file, UnicodeEncoding encoding, ReadOnlySpan<byte> content, out string text)
    {
        try
        {
            text = encoding.GetString(content);
            return text.Contains('\0') ? NotText(file, 0, "it holds NUL characters") : null;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return NotText(file, 0, "it begins like UTF-16, and its bytes are not valid as such");
        }
    }

    private static Problem? DecodeUtf8(string file, ReadOnlySpan<byte> content, out string text)
    {
        text = "";
        foreach (var (start, name) in Signatures)
        {
            if (content.StartsWith(start))
            {
                return NotText(file, 0, $"it is {name}");
            }
        }

        if (content.IndexOf((byte)0) is >= 0 and var nul)
        {
            return NotText(file, LineOf(content, nul), $"it holds a NUL byte at offset {nul}");
        }

        var controls = CountControls(content);
        if (controls > 4 + (content.Length / 100))
        {
            return NotText(file, 0, $"it holds {controls} control characters");
        }

        var characters = new char[content.Length];
        if (Utf8.ToUtf16(content, characters, out var read, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            return new Problem(file, LineOf(content, read), ProblemSeverity.Error,
                $"The byte 0x{content[read]:X2} at offset {read} is no UTF-8, so the document was not read. Save the file as UTF-8.");
        }

        text = new string(characters, 0, written);
        return null;
    }

    private static int CountControls(ReadOnlySpan<byte> content)
    {
        var count = 0;
        for (var next = content.IndexOfAny(Controls); next >= 0; next = content.IndexOfAny(Controls))
        {
            count++;
            content = content[(next + 1)..];
        }

        return count;
    }

    private static int LineOf(ReadOnlySpan<byte> content, int offset) => content[..offset].Count((byte)'\n') + 1;

    private static Problem NotText(string file, int line, string reason) => new(file, line, ProblemSeverity.Error,
        $"This is not text: {reason}. Put only text files saved as UTF-8 into the source.");
}
