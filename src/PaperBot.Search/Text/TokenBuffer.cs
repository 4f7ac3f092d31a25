using System.Text;

namespace PaperBot.Search.Text;

/// <summary>
/// The terms of a text in Korean and English. A Latin word or number is one term, in lower case, without accents and plural. Words joined by
/// hyphens are also one term (<c>fine-tuning</c>: fine, tuning, finetuning), and so is a word with its symbols (<c>97%</c>). Of syllables, each two
/// neighbours are a term, also across one blank, which the term then contains: so <c>강화 학습</c> (강화, 화 학, 학습) and <c>강화학습</c>
/// (강화, 화학, 학습) can find each other. A syllable that is a word by itself is a term.
/// </summary>
internal sealed class TokenBuffer
{
    private const int MaxWordLength = 48;
    private const int MaxJoinedLength = 64;
    private const int MaxSuffixLength = 2;

    private readonly List<Token> _tokens = [];
    private char[] _characters = new char[256];
    private int _length;
    private string _text = "";
    private int _position;

    /// <summary>The terms, in the order of their positions.</summary>
    public IReadOnlyList<Token> Tokens => _tokens;

    /// <summary>How many positions the text has.</summary>
    public int Positions => _position;

    /// <summary>The terms of a text of any kind, with their places in its NFKC form.</summary>
    public static TokenBuffer Read(string text) => ReadAsWritten(FoldedText.Normalize(text, NormalizationForm.FormKC));

    /// <summary>The terms of a text that is shown, with their places in it.</summary>
    public static TokenBuffer ReadAsWritten(string text)
    {
        var buffer = new TokenBuffer();
        buffer.ReadAll(text);
        return buffer;
    }

    /// <summary>The characters of a term.</summary>
    public ReadOnlyMemory<char> Term(Token token) => _characters.AsMemory(token.First, token.Length);

    private void ReadAll(string text)
    {
        _text = text;
        for (var at = 0; at < text.Length;)
        {
            at = TokenCharacters.IsSyllable(text[at]) ? ReadSyllables(at) : TokenCharacters.IsInWord(text[at]) ? ReadWords(at) : at + 1;
        }
    }

    private int ReadSyllables(int start)
    {
        var end = start + 1;
        while (end < _text.Length && TokenCharacters.IsSyllable(_text[end]))
        {
            end++;
        }

        if (end - start == 1)
        {
            Add(TokenKind.Syllables, start, end);
        }

        for (var at = start; at < end - 1; at++, _position++)
        {
            Add(TokenKind.Syllables, at, at + 2);
        }

        if (end + 1 < _text.Length && _text[end] == ' ' && Hangul.IsSyllable(_text[end - 1]) && Hangul.IsSyllable(_text[end + 1]))
        {
            Add(TokenKind.Bridge, end - 1, end + 2);
        }

        _position++;
        return end;
    }

    /// <summary>Reads a word, and those that hyphens join to it.</summary>
    private int ReadWords(int start)
    {
        var (at, parts, wholeLength) = (start, 0, 0);
        Span<char> whole = stackalloc char[MaxJoinedLength];
        while (true)
        {
            var wordStart = at;
            at = ReadWord(at);
            var word = Term(_tokens[^1]).Span;
            parts++;
            if (wholeLength + word.Length <= whole.Length)
            {
                word.CopyTo(whole[wholeLength..]);
                wholeLength += word.Length;
            }

            AddSymbols(wordStart, at);
            if (at + 1 >= _text.Length || _text[at] is not ('-' or '‐' or '‑') || !TokenCharacters.IsInWord(_text[at + 1]))
            {
                break;
            }

            at++;
            _position++;
        }

        if (parts > 1)
        {
            Add(TokenKind.Joined, whole[..wholeLength], start, at);
        }

        _position++;
        return at;
    }

    private int ReadWord(int start)
    {
        Span<char> word = stackalloc char[MaxWordLength];
        var (at, length) = (start, 0);
        while (at < _text.Length && TokenCharacters.Fold(_text[at]) is not '\0' and var folded)
        {
            if (folded != TokenCharacters.Ignored && length < MaxWordLength)
            {
                word[length++] = folded;
            }

            at++;
        }

        Add(TokenKind.Word, EnglishPlural.Remove(word[..length]), start, at);
        return at;
    }

    private void AddSymbols(int start, int end)
    {
        var suffix = end;
        while (suffix < _text.Length && suffix - end < MaxSuffixLength && TokenCharacters.IsSuffix(_text[suffix]))
        {
            suffix++;
        }

        if (suffix > end && suffix < _text.Length && TokenCharacters.IsInWord(_text[suffix]))
        {
            suffix = end;
        }

        var prefix = start > 0 && TokenCharacters.IsPrefix(_text[start - 1]) ? start - 1 : start;
        if (suffix > end)
        {
            Add(TokenKind.Symbols, start, suffix);
        }

        if (prefix < start)
        {
            Add(TokenKind.Symbols, prefix, suffix);
        }
    }

    private void Add(TokenKind kind, int start, int end) => Add(kind, _text.AsSpan(start..end), start, end);

    private void Add(TokenKind kind, ReadOnlySpan<char> term, int start, int end)
    {
        if (_characters.Length - _length < term.Length)
        {
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _length + term.Length));
        }

        term.ToLowerInvariant(_characters.AsSpan(_length));
        _tokens.Add(new(kind, _length, term.Length, start, end, _position));
        _length += term.Length;
    }
}
