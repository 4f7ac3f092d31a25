using System.Text;
using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Decoding;

/// <summary>
/// Decodes the bytes of HTML or XML. Old Korean servers often name a wrong encoding, so the bytes themselves count first: a byte order mark, then
/// whether they are valid UTF-8; then the encoding that the server names, then the one that the document names. Where nobody names one, it may be the Korean
/// code page.
/// </summary>
public static partial class MarkupEncoding
{
    private const int MaxDeclarationLength = 2048;

    /// <summary>Decodes a document. Invalid bytes become U+FFFD. Never throws.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="charset">The encoding that the server names, or null.</param>
    public static string Decode(ReadOnlySpan<byte> content, string? charset = null) => content switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ when UnmarkedUtf16.Find(content) is { } utf16 => utf16.GetString(content),
        _ when System.Text.Unicode.Utf8.IsValid(content) => Encoding.UTF8.GetString(content),
        _ => (Find(charset) ?? Find(FindDeclared(content)))?.GetString(content) ?? Guess(content),
    };

    /// <summary>A warning about a document that is read as the Korean code page although neither the server nor the document names it; null for any other.</summary>
    public static string? FindWarning(ReadOnlySpan<byte> content, string? charset = null) =>
        !System.Text.Unicode.Utf8.IsValid(content) && content is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0xEF, 0xBB, 0xBF, ..]) && UnmarkedUtf16.Find(content) is null
        && Find(charset) is null && Find(FindDeclared(content)) is null && KoreanCodePage.TryDecode(content, TextDamage.Of(Encoding.UTF8.GetString(content)), out _)
            ? "This names no encoding, and was read as the Korean code page 949 (EUC-KR). Save or publish it as UTF-8, so that every program reads it correctly."
            : null;

    private static string Guess(ReadOnlySpan<byte> content)
    {
        var text = Encoding.UTF8.GetString(content);
        return KoreanCodePage.TryDecode(content, TextDamage.Of(text), out var korean) ? korean : text;
    }

    private static string? FindDeclared(ReadOnlySpan<byte> content) =>
        Declaration.Match(Encoding.Latin1.GetString(content[..Math.Min(content.Length, MaxDeclarationLength)])) is { Success: true } match
            ? match.Groups["name"].Value : null;

    // EUC-KR is read as its superset CP949, as browsers do.
    private static Encoding? Find(string? charset) => charset?.Trim(' ', '"', '\'').ToLowerInvariant() switch
    {
        null or "" or "utf-8" or "utf8" or "utf-7" => null,
        "euc-kr" or "ks_c_5601-1987" or "ksc5601" or "ks_c_5601" or "cp949" or "ms949" or "windows-949" or "uhc" => CodePages.GetEncoding(949),
        var name => FindByName(name),
    };

    private static Encoding? FindByName(string name)
    {
        try
        {
            return CodePages.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static EncodingProvider CodePages => CodePagesEncodingProvider.Instance;

    [GeneratedRegex("""(charset|encoding)\s{0,9}=\s{0,9}["']?(?<name>[A-Za-z0-9_.:-]{2,40})""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Declaration { get; }
}
