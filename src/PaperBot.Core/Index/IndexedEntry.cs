using PaperBot.Entries;

namespace PaperBot.Index;

/// <summary>An entry with the forms of its text that look-ups compare, made once.</summary>
internal sealed class IndexedEntry(Entry entry)
{
    /// <summary>The entry.</summary>
    public Entry Entry { get; } = entry;

    /// <summary>Its title as <see cref="FoldedText.Words"/>.</summary>
    public string Title { get; } = FoldedText.Words(entry.Title);

    /// <summary>All its text as <see cref="FoldedText.Words"/>: title, authors, tags, commentary, abstract.</summary>
    public string Text { get; } = FoldedText.Words(
        [entry.Title, .. entry.Authors, .. entry.AllTags.Select(tag => tag.Text), .. entry.Commentary, entry.Abstract ?? ""]);

    /// <summary>The arXiv ids of its own links: those of the paper that it is about.</summary>
    public IReadOnlyList<string> OwnArxivIds { get; } = PaperKeys.OwnArxivIds(entry);

    /// <summary>
    /// Whether words hold what was typed: a Latin word from its beginning (<c>quant</c> in <c>quantization</c>), Korean anywhere,
    /// since Korean compounds and particles are written together.
    /// </summary>
    public static bool Holds(string words, string typed) => words.Contains(typed, StringComparison.Ordinal);

    /// <summary>What <see cref="Holds"/> looks for; empty where nothing that could be looked for was typed.</summary>
    public static string Typed(string text)
    {
        var words = FoldedText.Words(text).TrimEnd(' ');
        return words.Length > 1 && IsHangul(words[1]) ? words[1..] : words;
    }

    private static bool IsHangul(char character) => character is >= '가' and <= '힣' or >= 'ㄱ' and <= 'ㆎ';
}
