using System.Globalization;

namespace PaperBot.Replies;

/// <summary>Shortens text without breaking a character.</summary>
public static class Shortening
{
    private const string Ellipsis = "…";
    private const int MaxClusterLength = 64;

    /// <summary>
    /// Returns the text itself if it has at most <paramref name="limit"/> UTF-16 units; otherwise its longest beginning that ends at a word (or,
    /// in a long word, between two grapheme clusters), followed by an ellipsis.
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
        var space = text.AsSpan(0, end).LastIndexOfAny(" \n\t");
        var atWord = text[end] is ' ' or '\n' or '\t' || space < end / 2 ? end : space;
        return text.AsSpan(0, atWord).TrimEnd(" \n\t,;:").ToString() + Ellipsis;
    }

    /// <summary>
    /// Finds the last position up to <paramref name="limit"/> that is between two grapheme clusters (UAX #29); 0 if the first cluster is longer.
    /// </summary>
    public static int GraphemeBoundary(string text, int limit)
    {
        // Only hostile text has longer clusters (a thousand combining marks). It is cut between two UTF-16 pairs.
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
