using System.Text;

namespace PaperBot.Search;

/// <summary>
/// A search word. It is looked for in <see cref="EntryText.Words"/>: a Latin word from the beginning of a word (<c>quant</c> finds
/// <c>quantization</c>), a Korean word anywhere, since Korean compounds and particles are written together.
/// </summary>
internal sealed class SearchTerm(string text)
{
    private readonly byte[] _bytes = ToBytes(FoldedText.Words(text).TrimEnd(' '));

    /// <summary>Whether the text has no letters or digits to search for.</summary>
    public bool IsEmpty => _bytes.Length == 0;

    /// <summary>Whether an entry's words contain the term.</summary>
    public bool IsIn(ReadOnlySpan<byte> words) => words.IndexOf(_bytes) >= 0;

    // The space before a word anchors it to the beginning of a word.
    private static byte[] ToBytes(string words) => Encoding.UTF8.GetBytes(words.Length > 1 && Hangul.IsSyllable(words[1]) ? words[1..] : words);
}
