namespace PaperBot.Entries;

/// <summary>What of an entry is compared to find those on the same paper.</summary>
public sealed class EntryText
{
    /// <param name="entry">The entry.</param>
    public EntryText(Entry entry)
    {
        Title = FoldedText.Words(entry.Title);
        OwnArxivIds = entry.Paper is { From: PaperOrigin.Lookup, ArxivId: { } id } ? [id] : PaperKeys.OwnArxivIds(entry);
    }

    /// <summary>The title as <see cref="FoldedText.Words"/>.</summary>
    public string Title { get; }

    /// <summary>The arXiv ids of the paper that the entry is about: those of its own links, or that of the paper that was looked up.</summary>
    public IReadOnlyList<string> OwnArxivIds { get; }
}
