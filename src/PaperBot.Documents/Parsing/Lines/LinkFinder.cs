using System.Globalization;

namespace PaperBot.Parsing.Lines;

/// <summary>Finds the addresses in a text, without the brackets, LaTeX and Korean particles next to them.</summary>
internal static class LinkFinder
{
    private const int MaxLength = 2048;

    /// <summary>Every <c>http</c> and <c>https</c> address in the order of first appearance, each once. Takes linear time.</summary>
    public static IReadOnlyList<PaperLink> Find(params IEnumerable<string> texts) =>
        texts.SelectMany(Addresses).Distinct(StringComparer.Ordinal).Select(LinkKinds.ToLink).ToArray();

    /// <summary>The same for lines about the paper: also each arXiv id that is written without an address.</summary>
    public static IReadOnlyList<PaperLink> FindWithIds(params IEnumerable<string> texts)
    {
        var links = Find(texts);
        var known = links.Select(link => link.ArxivId).ToHashSet();
        return [.. links, .. texts.SelectMany(WrittenArxivId.Find).Where(link => known.Add(link.ArxivId))];
    }

    /// <summary>Whether a text is one address and nothing else.</summary>
    public static bool IsOneAddress(string text) =>
        text.Length <= MaxLength && text.IndexOf("://", StringComparison.Ordinal) is > 0 and var colon && SchemeStart(text, colon) == 0
        && EndOf(text, colon + 3) == text.Length && IsAddress(text);

    private static IEnumerable<string> Addresses(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var scheme = text.AsSpan(at).IndexOf("://", StringComparison.Ordinal);
            if (scheme < 0)
            {
                break;
            }

            var colon = at + scheme;
            at = colon + 3;
            if (SchemeStart(text, colon) is not { } start)
            {
                continue;
            }

            var end = EndOf(text, at);
            at = end;
            if (end - start <= MaxLength && IsAddress(text[start..end]))
            {
                yield return text[start..end];
            }
        }
    }

    private static int? SchemeStart(string text, int colon)
    {
        var before = text.AsSpan(0, colon);
        return before.EndsWith("https", StringComparison.OrdinalIgnoreCase) ? colon - 5
            : before.EndsWith("http", StringComparison.OrdinalIgnoreCase) ? colon - 4
            : null;
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0;

    private static int EndOf(string text, int from)
    {
        var end = from;
        var round = 0;
        var square = 0;
        for (; end < text.Length; end++)
        {
            var character = text[end];
            if ((character == ')' && --round < 0) || (character == ']' && --square < 0) || !BelongsToAddress(text, end))
            {
                break;
            }

            round += character == '(' ? 1 : 0;
            square += character == '[' ? 1 : 0;
        }

        while (end > from && ".,;:!?'*~$([".Contains(text[end - 1], StringComparison.Ordinal))
        {
            end--;
        }

        return end;
    }

    private static bool BelongsToAddress(string text, int at)
    {
        var character = text[at];
        return char.IsAscii(character)
            ? character > ' ' && !"<>\"`{}|\\^\u007f".Contains(character, StringComparison.Ordinal) && !StartsNextAddress(text, at)
            : !Hangul.IsHangul(character) ? char.IsLetterOrDigit(character) || IsMark(character) : BelongsToHangulPath(text, at);
    }

    private static bool StartsNextAddress(string text, int at) =>
        text[at] is ',' or ';' && text.AsSpan(at + 1).StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static bool IsMark(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark;

    // Hangul directly after / = - or _ is part of the address; after anything else it is a particle: …/2405.00451에서.
    private static bool BelongsToHangulPath(string text, int at) => text[at - 1] is '/' or '=' or '-' or '_'
        ? !KoreanGrammar.StartsWithParticle(text.Substring(at, Math.Min(8, text.Length - at)))
        : Hangul.IsHangul(text[at - 1]);
}
