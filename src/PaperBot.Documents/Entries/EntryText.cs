using System.Text;

namespace PaperBot.Entries;

/// <summary>The folded forms of an entry's text that searches compare.</summary>
public sealed class EntryText
{
    private readonly byte[] _words;
    private readonly int _titleLength;

    /// <param name="content">The entry's content.</param>
    public EntryText(EntryContent content)
    {
        Title = FoldedText.Words(content.Title);
        OwnArxivIds = PaperKeys.OwnArxivIds(content);
        _words = FoldedText.Utf8Words([content.Title, .. content.Authors, .. content.AllTags.Select(tag => tag.Text), .. content.Commentary, content.Abstract ?? ""]);
        _titleLength = Encoding.UTF8.GetByteCount(Title);
    }

    /// <summary>The title as <see cref="FoldedText.Words"/>.</summary>
    public string Title { get; }

    /// <summary>The arXiv ids of the entry's own links, which are those of the paper that it is about.</summary>
    public IReadOnlyList<string> OwnArxivIds { get; }

    /// <summary>All the text as <see cref="FoldedText.Utf8Words"/>: title, authors, tags, commentary, abstract.</summary>
    public ReadOnlySpan<byte> Words => _words;

    /// <summary>The title as <see cref="FoldedText.Utf8Words"/>.</summary>
    public ReadOnlySpan<byte> TitleWords => _words.AsSpan(0, _titleLength);
}
