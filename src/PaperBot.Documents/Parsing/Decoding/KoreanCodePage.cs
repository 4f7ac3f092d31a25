using System.Text;

namespace PaperBot.Parsing.Decoding;

/// <summary>Code page 949, the encoding of Korean texts before UTF-8. It includes EUC-KR.</summary>
internal static class KoreanCodePage
{
    /// <summary>The encoding. Invalid bytes become U+FFFD.</summary>
    public static Encoding Encoding { get; } = CodePagesEncodingProvider.Instance
        .GetEncoding(949, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <summary>Decodes bytes that are not valid UTF-8, or returns null if they are not Korean in this code page or UTF-8 fits better.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="asUtf8">The damage when they are decoded as UTF-8.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes, TextDamage asUtf8)
    {
        var text = Encoding.GetString(bytes);
        var syllables = 0;
        var others = 0;
        foreach (var character in text)
        {
            syllables += Hangul.IsSyllable(character) ? 1 : 0;
            others += character is '\uFFFD' or (>= '\u4E00' and <= '\u9FFF') or (>= '\uE000' and <= '\uF8FF') ? 1 : 0;
        }

        // UTF-8 decoded in this code page gives Chinese characters and private-use ones.
        return syllables > 2 * others && TextDamage.Of(text).Invalid < asUtf8.Invalid ? text : null;
    }
}
