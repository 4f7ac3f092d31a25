using System.Text;

namespace PaperBot.Parsing.Decoding;

/// <summary>Code page 949, the encoding of Korean texts before UTF-8; EUC-KR is a part of it.</summary>
internal static class KoreanCodePage
{
    /// <summary>The encoding; U+FFFD stands for what it does not have.</summary>
    public static Encoding Encoding { get; } = CodePagesEncodingProvider.Instance
        .GetEncoding(949, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <summary>Decodes bytes that are no UTF-8, where they read as Korean and are better read so.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="asUtf8">What was no text in them when they were read as UTF-8.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes, TextHarm asUtf8)
    {
        var text = Encoding.GetString(bytes);
        var syllables = 0;
        var others = 0;
        foreach (var character in text)
        {
            syllables += character is >= '\uAC00' and <= '\uD7A3' ? 1 : 0;
            others += character is '\uFFFD' or (>= '\u4E00' and <= '\u9FFF') or (>= '\uE000' and <= '\uF8FF') ? 1 : 0;
        }

        // UTF-8 read as this code page gives Chinese characters and nonsense.
        return syllables > 2 * others && TextHarm.Of(text).Invalid < asUtf8.Invalid ? text : null;
    }
}
