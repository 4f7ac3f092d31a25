namespace PaperBot.Search.Folder;

/// <summary>What names the paper of an entry.</summary>
/// <param name="entry">The entry.</param>
internal sealed class PaperNames(Entry entry)
{
    /// <summary>The title as <see cref="FoldedText.Words"/>.</summary>
    public string Title { get; } = FoldedText.Words(entry.Title);

    /// <summary>The arXiv ids of its own links, or that of the paper that was looked up.</summary>
    public IReadOnlyList<string> ArxivIds { get; } =
        entry.Paper is { From: PaperOrigin.Lookup, ArxivId: { } id } ? [id] : PaperKeys.OwnArxivIds(entry);
}
