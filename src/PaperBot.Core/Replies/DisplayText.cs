using System.Globalization;
using System.Text;

namespace PaperBot.Replies;

/// <summary>Makes text of documents and people safe to show anywhere, before any platform's own escaping.</summary>
public static class DisplayText
{
    /// <summary>
    /// The text without control characters, bidi controls (which can make text read backwards, https://trojansource.codes) and other
    /// invisible format characters, save for the joiners that emoji and scripts need, and without those of private use, which mean something
    /// only to the font of the document; lone surrogates become U+FFFD. Line feeds stay.
    /// </summary>
    public static string Clean(string text) => Visible(text).Trim();

    /// <summary>The same with the white space around it.</summary>
    public static string Visible(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in FoldedText.WellFormed(text.ReplaceLineEndings("\n")).EnumerateRunes())
        {
            var shown = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control => rune.Value is '\n' or '\t',
                UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
                UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse => false,
                _ => true,
            };
            if (shown)
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    /// <summary>The same on one line, each run of white space one blank.</summary>
    public static string CleanLine(string text) => string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
