using System.Globalization;
using System.Text;

namespace PaperBot.Entries;

/// <summary>The form in which texts are compared.</summary>
public static class FoldedText
{
    /// <summary>NFKC, lower case, accents of Latin letters and control and format characters left out, each run of white space one blank.</summary>
    public static string Of(string text)
    {
        if (text.All(character => character is > ' ' and < (char)0x7f && !char.IsAsciiLetterUpper(character)))
        {
            return text;
        }

        // NFKD parts the accents from Latin letters; the NFKC at the end puts Hangul syllables together again.
        var folded = new StringBuilder(text.Length);
        var blank = false;
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                blank = true;
                continue;
            }

            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Control or UnicodeCategory.Format)
            {
                continue;
            }

            if (blank && folded.Length > 0)
            {
                folded.Append(' ');
            }

            blank = false;
            folded.Append(Rune.ToLowerInvariant(rune));
        }

        return folded.ToString().Normalize(NormalizationForm.FormKC);
    }

    /// <summary>Folded letters and digits, with one blank before, between and after the runs of them: <c>" scaling laws for moe "</c>.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var character in Of(text))
        {
            if (char.IsLetterOrDigit(character) || char.IsSurrogate(character))
            {
                words.Append(character);
            }
            else if (words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words[^1] == ' ' ? words.ToString() : words.Append(' ').ToString();
    }

    /// <summary>The text with lone surrogates, which cannot be normalised, replaced by U+FFFD.</summary>
    public static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            }
        }

        return text;
    }
}
