using System.Globalization;
using System.Text;

namespace PaperBot.Search.Text;

/// <summary>How the characters of a text in NFKC become terms.</summary>
internal static class TokenCharacters
{
    private const char Separator = '\0';

    /// <summary>A character that is no part of a term but does not end one either: an accent, a format character.</summary>
    public const char Ignored = '\u0001';

    private static readonly char[] Table = [.. Enumerable.Range(0, 0x2000).Select(code => Compute((char)code))];

    /// <summary>Whether a character is written without blanks between words: Hangul, Chinese characters, kana.</summary>
    public static bool IsSyllable(char character) => character >= 0x3040 && (Hangul.IsSyllable(character) || character is <= '\u30FF' or (>= '\u3400' and <= '\u9FFF'));

    /// <summary>The letter or digit of a word as it is compared, <see cref="Ignored"/>, or NUL for what separates words.</summary>
    public static char Fold(char character) => character < Table.Length ? Table[character] : IsSyllable(character) ? Separator : Compute(character);

    /// <summary>Whether a character is a letter or digit of a word.</summary>
    public static bool IsInWord(char character) => Fold(character) is not (Separator or Ignored);

    /// <summary>Whether a symbol before a word belongs to it: <c>&gt;97%</c>.</summary>
    public static bool IsPrefix(char character) => character is '>' or '<' or '≥' or '≤' or '~' or '$' or '±';

    /// <summary>Whether a symbol behind a word belongs to it: <c>97%</c>, <c>C++</c>, <c>C#</c>.</summary>
    public static bool IsSuffix(char character) => character is '%' or '+' or '#';

    private static char Compute(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.Format => Ignored,
        _ when char.IsLetterOrDigit(character) => char.ToLowerInvariant(character.ToString().Normalize(NormalizationForm.FormKD)[0]),
        _ => Separator,
    };
}
