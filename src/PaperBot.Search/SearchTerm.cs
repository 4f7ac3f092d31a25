using System.Text;
using PaperBot.Entries;

namespace PaperBot.Search;

/// <summary>
/// A word that was typed, to be found in <see cref="EntryText.Words"/>: a Latin word from its beginning (<c>quant</c> in <c>quantization</c>),
/// Korean anywhere, since Korean compounds and particles are written together.
/// </summary>
/// <param name="text">What was typed.</param>
internal sealed class SearchTerm(string text)
{
    private readonly byte[] _sought = Sought(FoldedText.Words(text).TrimEnd(' '));

    /// <summary>Whether nothing that could be looked for was typed.</summary>
    public bool IsEmpty => _sought.Length == 0;

    /// <summary>Whether words hold it.</summary>
    public bool IsIn(ReadOnlySpan<byte> words) => words.IndexOf(_sought) >= 0;

    private static byte[] Sought(string words) => Encoding.UTF8.GetBytes(words.Length > 1 && Hangul.IsSyllable(words[1]) ? words[1..] : words);
}
