using System.Globalization;

namespace PaperBot.Replies;

/// <summary>Makes text fit a limit without breaking a character.</summary>
public static class Shortening
{
    private const string Ellipsis = "…";
    private const int MaxClusterLength = 64;

    /// <summary>
    /// The text itself if it has at most <paramref name="limit"/> UTF-16 units; else its longest beginning that ends at a word
    /// (or, within one long word, between two grapheme clusters), followed by an ellipsis.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is below 1.</exception>
    public static string AtWord(string text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        if (text.Length <= limit)
        {
            return text;
        }

        var end = GraphemeBoundary(text, limit - Ellipsis.Length);
        var blank = text.AsSpan(0, end).LastIndexOfAny(" \n\t");
        var atWord = text[end] is ' ' or '\n' or '\t' || blank < end / 2 ? end : blank;
        return text.AsSpan(0, atWord).TrimEnd(" \n\t,;:").ToString() + Ellipsis;
    }

    /// <summary>
    /// The last place at or before <paramref name="limit"/> that lies between two grapheme clusters (UAX #29); 0 where the first has no room.
    /// </summary>
    public static int GraphemeBoundary(string text, int limit)
    {
        // A cluster can begin far back only in hostile text (a thousand combining marks): then the last whole UTF-16 pair must do.
        var start = Math.Max(0, limit - MaxClusterLength);
        while (start > 0 && (char.IsLowSurrogate(text[start]) || !char.IsLetterOrDigit(text[start])))
        {
            start--;
        }

        var end = start;
        while (end < text.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > limit)
            {
                break;
            }

            end = next;
        }

        var broken = end == start && limit - start >= MaxClusterLength;
        return !broken ? end : char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;
    }
}
