using System.Text;

namespace PaperBot.Parsing.Decoding;

/// <summary>
/// Decodes a document's bytes: UTF-8, UTF-16 or the Korean code page 949. A few damaged bytes do not make the document unreadable: they are replaced,
/// and a warning says where they are.
/// </summary>
internal static class TextDecoding
{
    private static readonly (byte[] Start, string Name)[] Signatures =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ("%PDF-"u8.ToArray(), "a PDF"),
        ([(byte)'P', (byte)'K', 3, 4], "a ZIP archive or an office document"),
        ([0x1F, 0x8B], "a gzip archive"),
    ];

    /// <returns>The text, or null with an error in <paramref name="problems"/> if the bytes are not text.</returns>
    public static string? Decode(ReadOnlySpan<byte> content, ProblemList problems)
    {
        foreach (var (start, name) in Signatures)
        {
            if (content.StartsWith(start))
            {
                return Refuse($"it is {name}", problems);
            }
        }

        var (encoding, mark) = EncodingOf(content);
        var bytes = content[mark..];
        var text = encoding.GetString(bytes);
        var damage = TextDamage.Of(text);
        if (damage.Invalid > 0 && encoding == Encoding.UTF8 && KoreanCodePage.TryDecode(bytes, damage, out var korean))
        {
            (encoding, text, damage) = (KoreanCodePage.Encoding, korean, TextDamage.Of(korean));
        }

        if (damage.IsFatal(text.Length))
        {
            return Refuse(damage.ToString(), problems);
        }

        Warn(text, damage, encoding, mark, problems);
        return damage.Nul == 0 ? text : text.Replace("\0", "", StringComparison.Ordinal);
    }

    private static void Warn(string text, TextDamage damage, Encoding encoding, int mark, ProblemList problems)
    {
        if (encoding == KoreanCodePage.Encoding)
        {
            problems.Warn(0, "This was read as the Korean code page 949 (EUC-KR). Save the file as UTF-8, so that every program reads it correctly.");
        }

        if (damage.Invalid > 0)
        {
            var before = text.AsSpan(0, damage.FirstInvalid);
            problems.Warn(LineOf(before), $"The byte at offset {mark + encoding.GetByteCount(before)} is not valid {NameOf(encoding)} and was replaced by U+FFFD"
                + (damage.Invalid == 1 ? "" : $", the first of {damage.Invalid}") + ". Restore the text there, and save the file as UTF-8.");
        }

        if (damage.Nul > 0)
        {
            problems.Warn(LineOf(text.AsSpan(0, text.IndexOf('\0', StringComparison.Ordinal))),
                damage.Nul == 1
                ? "The NUL character here was left out. Delete it."
                : $"The {damage.Nul} NUL characters in the document, the first one here, were left out. Delete them.");
        }
    }

    private static (Encoding Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> content) => content switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (UnmarkedUtf16.Find(content) ?? Encoding.UTF8, 0),
    };

    private static int LineOf(ReadOnlySpan<char> before)
    {
        var line = 0;
        foreach (var _ in before.EnumerateLines())
        {
            line++;
        }

        return line;
    }

    private static string NameOf(Encoding encoding) =>
        encoding == Encoding.UTF8 ? "UTF-8" : encoding == KoreanCodePage.Encoding ? "code page 949" : "UTF-16";

    private static string? Refuse(string reason, ProblemList problems)
    {
        problems.Fail(0, $"This is not text: {reason}. Put only text files saved as UTF-8 into the source.");
        return null;
    }
}
