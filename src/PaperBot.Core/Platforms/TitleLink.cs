namespace PaperBot.Platforms;

/// <summary>The link of an entry's title, the same on every platform.</summary>
public static class TitleLink
{
    private static readonly LinkKind[] BestFirst =
        [LinkKind.Arxiv, LinkKind.Pdf, LinkKind.Page, LinkKind.Code, LinkKind.Model, LinkKind.Post];

    /// <summary>
    /// Finds the address of the paper's arXiv page, or else its PDF, or else its first page. Null if there is none, or if the title reads as an
    /// address, which could be another one.
    /// </summary>
    /// <param name="title">The title as it is shown.</param>
    /// <param name="links">The paper's own links, without links that the note only cites.</param>
    /// <param name="urlLimit">The maximum length of the address, in characters.</param>
    public static string? Find(string title, IReadOnlyList<PaperLink> links, int urlLimit) => WrittenAddress.IsIn(title)
        ? null
        : BestFirst
            .SelectMany(kind => links.Where(link => link.Kind == kind))
            .Select(link => SafeLink.Find(link, urlLimit, labelLimit: 8)?.Url)
            .FirstOrDefault(url => url is not null);
}
