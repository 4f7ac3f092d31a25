using System.Text;
using PaperBot.Replies;

namespace PaperBot.Discord.Rendering;

/// <summary>Text for the places where Discord knows no markup: labels, footers, choices.</summary>
public static class PlainText
{
    /// <summary>One line of at most <paramref name="limit"/> UTF-16 units, shortened at a word; empty where the text shows nothing.</summary>
    public static string Line(string text, int limit) =>
        Shortening.AtWord(Clean(text).ReplaceLineEndings(" ").Replace('\t', ' ').Trim(), limit);

    /// <summary>The text without control characters and without those that turn the direction of reading for what stands behind them.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(IsUnwanted))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var character in text.Where(character => !IsUnwanted(character)))
        {
            clean.Append(character);
        }

        return clean.ToString();
    }

    private static bool IsUnwanted(char character) => character switch
    {
        '\n' or '\t' => false,
        '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        _ => char.IsControl(character),
    };
}
