using System.Buffers;
using System.Globalization;
using System.Text;

namespace PaperBot.Entries;

/// <summary>The form in which texts are compared.</summary>
public static class FoldedText
{
    private static readonly SearchValues<char> Unchanged =
        SearchValues.Create([.. Enumerable.Range(' ' + 1, '~' - ' ').Select(code => (char)code).Where(character => !char.IsAsciiLetterUpper(character))]);

    // Kept for the next text: folding an archive would make a buffer for each otherwise.
    [ThreadStatic]
    private static ArrayBufferWriter<char>? _folding;

    /// <summary>NFKC, lower case, accents of Latin letters and control and format characters left out, each run of white space one blank.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Unchanged))
        {
            return text;
        }

        var folded = new ArrayBufferWriter<char>(text.Length);
        Fold(text, folded);
        return folded.WrittenSpan.TrimEnd(' ').ToString();
    }

    /// <summary>Folded letters and digits, with one blank before, between and after the runs of them: <c>" scaling laws for moe "</c>.</summary>
    public static string Words(params IEnumerable<string> texts)
    {
        var folded = _folding ??= new ArrayBufferWriter<char>();
        folded.ResetWrittenCount();
        foreach (var text in texts)
        {
            Fold(text, folded);
            folded.Write([' ']);
        }

        var words = ArrayPool<char>.Shared.Rent(folded.WrittenCount + 1);
        var length = 0;
        words[length++] = ' ';
        foreach (var character in folded.WrittenSpan)
        {
            if (char.IsLetterOrDigit(character) || char.IsSurrogate(character))
            {
                words[length++] = character;
            }
            else if (words[length - 1] != ' ')
            {
                words[length++] = ' ';
            }
        }

        var result = new string(words, 0, length);
        ArrayPool<char>.Shared.Return(words);
        return result;
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

    private static void Fold(string text, ArrayBufferWriter<char> folded)
    {
        for (var at = 0; at < text.Length;)
        {
            if (IsPlain(text[at]) && (at + 1 == text.Length || IsPlain(text[at + 1])))
            {
                at = AppendPlain(folded, text, at);
                continue;
            }

            // A plain character composes with nothing in front of it, so what stands before one can be normalised by itself.
            var end = at + 1;
            while (end < text.Length && !IsPlain(text[end]))
            {
                end++;
            }

            AppendFolded(folded, text[at..end]);
            at = end;
        }
    }

    /// <summary>ASCII and whole Hangul syllables, most of every text: normalisation leaves them as they are.</summary>
    private static bool IsPlain(char character) => character is < (char)0x80 or (>= '\uAC00' and <= '\uD7A3');

    /// <summary>Takes over the plain characters from a place on that no other follows. The place behind them.</summary>
    private static int AppendPlain(ArrayBufferWriter<char> folded, string text, int at)
    {
        var room = folded.GetSpan(text.Length - at);
        var length = 0;
        var blank = IsBlankBefore(folded);
        for (; at < text.Length && IsPlain(text[at]) && (at + 1 == text.Length || IsPlain(text[at + 1])); at++)
        {
            var character = text[at];
            if (char.IsWhiteSpace(character))
            {
                if (!blank)
                {
                    room[length++] = ' ';
                    blank = true;
                }
            }
            else if (!char.IsControl(character))
            {
                room[length++] = char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character;
                blank = false;
            }
        }

        folded.Advance(length);
        return at;
    }

    // NFKD parts the accents from Latin letters; the NFKC at the end puts Hangul syllables together again.
    private static void AppendFolded(ArrayBufferWriter<char> folded, string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                kept.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Control or UnicodeCategory.Format))
            {
                kept.Append(Rune.ToLowerInvariant(rune));
            }
        }

        foreach (var character in kept.ToString().Normalize(NormalizationForm.FormKC))
        {
            if (character != ' ' || !IsBlankBefore(folded))
            {
                folded.Write([character]);
            }
        }
    }

    // There is no blank at the beginning, as if one stood before it.
    private static bool IsBlankBefore(ArrayBufferWriter<char> folded) => folded.WrittenSpan is [] or [.., ' '];
}
