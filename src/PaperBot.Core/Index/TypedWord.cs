using System.Text;
using PaperBot.Entries;

namespace PaperBot.Index;

/// <summary>An entry with the forms of its text that look-ups compare, made once.</summary>
internal sealed class IndexedEntry
{
    private readonly byte[] _words;
    private readonly int _titleLength;

    public IndexedEntry(Entry entry)
    {
        Entry = entry;
        Title = FoldedText.Words(entry.Title);
        OwnArxivIds = PaperKeys.OwnArxivIds(entry);
        _words = FoldedText.Utf8Words([entry.Title, .. entry.Authors, .. entry.AllTags.Select(tag => tag.Text), .. entry.Commentary, entry.Abstract ?? ""]);
        _titleLength = Encoding.UTF8.GetByteCount(Title);
    }

    /// <summary>The entry.</summary>
    public Entry Entry { get; }

    /// <summary>Its title as <see cref="FoldedText.Words"/>.</summary>
    public string Title { get; }

    /// <summary>The arXiv ids of its own links: those of the paper that it is about.</summary>
    public IReadOnlyList<string> OwnArxivIds { get; }

    /// <summary>All its text as <see cref="FoldedText.Utf8Words"/>: title, authors, tags, commentary, abstract.</summary>
    public ReadOnlySpan<byte> Words => _words;

    /// <summary>Its title as <see cref="FoldedText.Utf8Words"/>.</summary>
    public ReadOnlySpan<byte> TitleWords => _words.AsSpan(0, _titleLength);

    /// <summary>
    /// Whether words hold what was typed: a Latin word from its beginning (<c>quant</c> in <c>quantization</c>), Korean anywhere,
    /// since Korean compounds and particles are written together.
    /// </summary>
    public static bool Holds(ReadOnlySpan<byte> words, byte[] typed) => words.IndexOf(typed) >= 0;

    /// <summary>What <see cref="Holds"/> looks for; empty where nothing that could be looked for was typed.</summary>
    public static byte[] Typed(string text)
    {
        var words = FoldedText.Words(text).TrimEnd(' ');
        return Encoding.UTF8.GetBytes(words.Length > 1 && IsHangul(words[1]) ? words[1..] : words);
    }

    private static bool IsHangul(char character) => character is >= '가' and <= '힣' or >= 'ㄱ' and <= 'ㆎ';
}
