using System.Text;

namespace PaperBot.Parsing.Decoding;

/// <summary>Code page 949, the encoding of Korean texts before UTF-8. It includes EUC-KR.</summary>
internal static class KoreanCodePage
{
    /// <summary>The encoding. Invalid bytes become U+FFFD.</summary>
    public static Encoding Encoding { get; } = CodePagesEncodingProvider.Instance
        .GetEncoding(949, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <summary>Decodes bytes that are not valid UTF-8, if they are Korean and less damaged in this code page than as UTF-8.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, TextDamage asUtf8, out string text)
    {
        text = Encoding.GetString(bytes);
        var syllables = text.Count(Hangul.IsSyllable);
        var others = text.Count(character => character is '\uFFFD' or (>= '\u4E00' and <= '\u9FFF') or (>= '\uE000' and <= '\uF8FF'));

        // UTF-8 decoded in this code page gives Chinese characters and private-use ones.
        return syllables > 2 * others && TextDamage.Of(text).Invalid < asUtf8.Invalid;
    }
}
