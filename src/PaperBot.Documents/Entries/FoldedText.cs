using System.Buffers;
using System.Globalization;
using System.Text;

namespace PaperBot.Entries;

/// <summary>Folds texts into the form in which they are compared.</summary>
public static class FoldedText
{
    private const char Removed = '\0';
    private const char Noncharacter = '\uFFFE';

    private static readonly SearchValues<char> Unchanged =
        SearchValues.Create([.. Enumerable.Range(' ' + 1, '~' - ' ').Select(code => (char)code).Where(character => !char.IsAsciiLetterUpper(character))]);

    private static readonly SearchValues<char> UnchangedInWords = SearchValues.Create(" 0123456789abcdefghijklmnopqrstuvwxyz");

    // The folded form of each ASCII character: most of every text is ASCII.
    private static readonly char[] AsWritten = [.. Enumerable.Range(0, 0x80).Select(code => Folded((char)code))];
    private static readonly char[] WordsAlone = [.. AsWritten.Select(folded => folded == Removed || char.IsAsciiLetterOrDigit(folded) ? folded : ' ')];

    // Reused for the next text, so that folding an archive does not allocate a buffer for each.
    [ThreadStatic]
    private static FoldingBuffer? _buffer;

    /// <summary>NFKC in lower case, without Latin accents, control and format characters. Each run of white space is one space.</summary>
    public static string Of(string text) => text.AsSpan().ContainsAnyExcept(Unchanged) ? Fold([text], AsWritten).Trim(' ').ToString() : text;

    /// <summary>Folded letters and digits, with one space before, between and after runs of them: <c>" scaling laws for moe "</c>.</summary>
    public static string Words(params IEnumerable<string> texts) => Fold(texts, WordsAlone).ToString();

    /// <summary>Normalises any text. <see cref="string.Normalize(NormalizationForm)"/> throws for a text that is not <see cref="WellFormed"/>.</summary>
    public static string Normalize(string text, NormalizationForm form = NormalizationForm.FormC) => WellFormed(text).Normalize(form);

    /// <summary>The text with lone surrogates and U+FFFE, which cannot be normalised, replaced by U+FFFD.</summary>
    public static string WellFormed(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || text.Contains(Noncharacter, StringComparison.Ordinal)
        ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace(Noncharacter, '\uFFFD')
        : text;

    /// <summary>The folded texts with one space before, between and after them; valid until the next call.</summary>
    private static ReadOnlySpan<char> Fold(IEnumerable<string> texts, char[] ascii)
    {
        var buffer = _buffer ??= new FoldingBuffer();
        buffer.Begin(ascii);
        foreach (var text in texts)
        {
            Fold(text, buffer);
            buffer.Append(" ");
        }

        return buffer.Written;
    }

    private static void Fold(string text, FoldingBuffer buffer)
    {
        for (var at = 0; at < text.Length;)
        {
            var ascii = text.AsSpan(at).IndexOfAnyExceptInRange('\0', '\u007F');
            var end = ascii < 0 ? text.Length : at + ascii;
            while (end < text.Length && IsPlain(text[end]))
            {
                end++;
            }

            // A plain character never composes with the character before it, but perhaps with the next one, so the two are normalised together.
            var start = end < text.Length && end > at ? end - 1 : end;
            buffer.Append(text.AsSpan(at..start));
            while (end < text.Length && !IsPlain(text[end]))
            {
                end++;
            }

            if (start < end)
            {
                buffer.Append(Normalised(text[start..end]));
            }

            at = end;
        }
    }

    /// <summary>ASCII and whole Hangul syllables, which normalisation does not change.</summary>
    private static bool IsPlain(char character) => character < 0x80 || Hangul.IsSyllable(character);

    // NFKD separates the accents from Latin letters. NFKC at the end composes Hangul syllables again.
    private static string Normalised(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in Normalize(text, NormalizationForm.FormKD).EnumerateRunes())
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

        return kept.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static char Folded(char ascii) => char.IsWhiteSpace(ascii) ? ' ' : char.IsControl(ascii) ? Removed : char.ToLowerInvariant(ascii);

    /// <summary>Folded text that begins with a space and never has two in a row.</summary>
    private sealed class FoldingBuffer
    {
        private char[] _text = new char[1024];
        private char[] _ascii = AsWritten;
        private int _length;

        public ReadOnlySpan<char> Written => _text.AsSpan(0, _length);

        /// <summary>Clears the buffer.</summary>
        /// <param name="ascii">The folded form of ASCII characters: <see cref="AsWritten"/> or <see cref="WordsAlone"/>.</param>
        public void Begin(char[] ascii)
        {
            _ascii = ascii;
            _text[0] = ' ';
            _length = 1;
        }

        public void Append(ReadOnlySpan<char> normalised)
        {
            if (_text.Length - _length < normalised.Length)
            {
                Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + normalised.Length));
            }

            // Unchanged characters, most of an English text, are copied in runs.
            while (!normalised.IsEmpty)
            {
                var run = normalised[..(normalised.IndexOfAnyExcept(UnchangedInWords) is >= 0 and var end ? end : normalised.Length)];
                if (run.Contains("  ", StringComparison.Ordinal))
                {
                    AppendEach(run);
                }
                else
                {
                    AppendRun(run);
                }

                var rest = normalised[run.Length..];
                var next = rest.IndexOfAnyInRange('a', 'z') is >= 0 and var letter ? letter : rest.Length;
                AppendEach(rest[..next]);
                normalised = rest[next..];
            }
        }

        private void AppendRun(ReadOnlySpan<char> run)
        {
            var added = run is [' ', ..] && _text[_length - 1] == ' ' ? run[1..] : run;
            added.CopyTo(_text.AsSpan(_length));
            _length += added.Length;
        }

        private void AppendEach(ReadOnlySpan<char> normalised)
        {
            var (text, ascii, length) = (_text, _ascii, _length);
            var last = text[length - 1];
            foreach (var character in normalised)
            {
                var folded = character < ascii.Length ? ascii[character] : IsKept(character) ? character : ' ';
                if (folded != Removed && (folded != ' ' || last != ' '))
                {
                    text[length++] = last = folded;
                }
            }

            _length = length;
        }

        private bool IsKept(char character) => IsPlain(character) || _ascii == AsWritten || char.IsLetterOrDigit(character) || char.IsSurrogate(character);
    }
}
