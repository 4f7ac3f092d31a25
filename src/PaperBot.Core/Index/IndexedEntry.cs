using System.Text;
using PaperBot.Entries;

namespace PaperBot.Index;

/// <summary>An entry with the forms of its text that look-ups compare, made once.</summary>
internal sealed class IndexedEntry(Entry entry)
{
    /// <summary>The entry.</summary>
    public Entry Entry { get; } = entry;

    /// <summary>Its title as <see cref="Words"/>.</summary>
    public string Title { get; } = Words(entry.Title);

    /// <summary>All its text as <see cref="Words"/>: title, authors, tags, commentary, abstract.</summary>
    public string Text { get; } = Words(string.Join('\n',
        [entry.Title, .. entry.Authors, .. entry.AllTags.Select(tag => tag.Text), .. entry.Commentary, entry.Abstract ?? ""]));

    /// <summary>The arXiv ids of its own links: those of the paper that it is about.</summary>
    public IReadOnlyList<string> OwnArxivIds { get; } =
        [.. entry.Links.Where(link => link.ArxivId is not null && entry.IsOwn(link)).Select(link => link.ArxivId!).Distinct()];

    /// <summary>Whether this note and another of the same title can be about one paper.</summary>
    public bool CouldBeAbout(IndexedEntry other) => OwnArxivIds.Count > 0 && other.OwnArxivIds.Count > 0
        ? OwnArxivIds.Intersect(other.OwnArxivIds).Any()
        : Entry.Authors.Count > 0 && other.Entry.Authors.Count > 0
            ? Entry.Authors.Select(FoldedText.Of).Intersect(other.Entry.Authors.Select(FoldedText.Of)).Any()
            : OwnArxivIds.Count + other.OwnArxivIds.Count + Entry.Authors.Count + other.Entry.Authors.Count > 0;

    /// <summary>Folded letters and digits, with one blank before, between and after the runs of them: <c>" scaling laws for moe "</c>.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var character in FoldedText.Of(text))
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

    /// <summary>
    /// Whether words hold what was typed: a Latin word from its beginning (<c>quant</c> in <c>quantization</c>), Korean anywhere,
    /// since Korean compounds and particles are written together.
    /// </summary>
    public static bool Holds(string words, string typed) => words.Contains(typed, StringComparison.Ordinal);

    /// <summary>What <see cref="Holds"/> looks for; empty where nothing that could be looked for was typed.</summary>
    public static string Typed(string text)
    {
        var words = Words(text).TrimEnd(' ');
        return words.Length > 1 && IsHangul(words[1]) ? words[1..] : words;
    }

    private static bool IsHangul(char character) => character is >= '가' and <= '힣' or >= 'ㄱ' and <= 'ㆎ';
}
