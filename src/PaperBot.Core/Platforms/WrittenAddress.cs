using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PaperBot.Platforms;

/// <summary>Finds what people read as an address, in whatever characters it is written.</summary>
public static partial class WrittenAddress
{
    // The full stops of many scripts, of which NFKC (FoldedText) makes a full stop of only a few.
    private static readonly SearchValues<char> FullStops = SearchValues.Create("。｡︒．﹒․۔܁܂።᙮᠃᠉꘎꛳ꓸ։।");

    // They separate words, too.
    private static readonly SearchValues<char> Dots = SearchValues.Create("·•∙⋅‧・･᛫ᐧꞏ⸱⸳●▪◦⚫⬤˙٠۰࿁⁃");

    // Hangul fillers, braille without dots: letters and symbols that are blank.
    private static readonly SearchValues<char> Blanks = SearchValues.Create("\u115F\u1160\u3164\uFFA0\u2800");

    /// <summary>Whether a text has something that reads as an address.</summary>
    public static bool IsIn(string text) => Address().IsMatch(FoldedText.Of(string.Concat(text.EnumerateRunes().Select(Plain))));

    private static string Plain(Rune rune) => rune switch
    {
        { Value: >= 0x249C and <= 0x24B5 } => Letter(rune.Value - 0x249C),
        { Value: >= 0x1F110 and <= 0x1F129 } => Letter(rune.Value - 0x1F110),
        { Value: >= 0x1F150 and <= 0x1F169 } => Letter(rune.Value - 0x1F150),
        { Value: >= 0x1F170 and <= 0x1F189 } => Letter(rune.Value - 0x1F170),
        { Value: >= 0x1F1E6 and <= 0x1F1FF } => Letter(rune.Value - 0x1F1E6),
        { IsBmp: true } when FullStops.Contains((char)rune.Value) => ".",
        { IsBmp: true } when Dots.Contains((char)rune.Value) => "·",
        { IsBmp: true } when Blanks.Contains((char)rune.Value) => "",
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.EnclosingMark ? "" : rune.ToString(),
    };

    // Letters in brackets, in black circles and squares, and of flags.
    private static string Letter(int at) => ((char)('a' + at)).ToString();

    // A dot that may separate words makes an address of no Hangul, Kana or Han. With blanks or brackets around it, only before a common domain.
    [GeneratedRegex(@"://|www\.|xn--|\w\.\p{L}[\p{L}\p{N}]|\w·[\p{L}-[\uAC00-\uD7A3\u3040-\u30FF\u4E00-\u9FFF]][\p{L}\p{N}]"
        + @"|\w ?[\[({]?[ ]?[.·][ ]?[\])}]? ?(com|net|org|edu|gov|info|biz|io|ai|dev|app|me|co|us|uk|kr|jp|cn|de|fr|ru|eu|in|cc|ly|xyz|top|site|online|shop)\b"
        + @"|\b[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
