using System.Text;

namespace PaperBot.Entries;

/// <summary>The folded forms of an entry's text that searches compare.</summary>
public sealed class EntryText
{
    private readonly byte[] _words;
    private readonly int _titleLength;

    /// <param name="entry">The entry.</param>
    public EntryText(Entry entry)
    {
        Title = FoldedText.Words(entry.Title);
        OwnArxivIds = entry.Paper is { From: PaperOrigin.Lookup, ArxivId: { } id } ? [id] : PaperKeys.OwnArxivIds(entry);
        _words = FoldedText.Utf8Words([entry.Title, .. entry.Authors, .. entry.AllTags.Select(tag => tag.Text), .. entry.Commentary, entry.Abstract ?? ""]);
        _titleLength = Encoding.UTF8.GetByteCount(Title);
    }

    /// <summary>The title as <see cref="FoldedText.Words"/>.</summary>
    public string Title { get; }

    /// <summary>The arXiv ids of the paper that the entry is about: those of its own links, or that of the paper that was looked up.</summary>
    public IReadOnlyList<string> OwnArxivIds { get; }

    /// <summary>All the text as <see cref="FoldedText.Utf8Words"/>: title, authors, tags, commentary, abstract.</summary>
    public ReadOnlySpan<byte> Words => _words;

    /// <summary>The title as <see cref="FoldedText.Utf8Words"/>.</summary>
    public ReadOnlySpan<byte> TitleWords => _words.AsSpan(0, _titleLength);
}
