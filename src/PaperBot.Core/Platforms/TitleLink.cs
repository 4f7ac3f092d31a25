using PaperBot.Entries;

namespace PaperBot.Platforms;

/// <summary>Where the title of an entry leads: on every platform to the same place.</summary>
public static class TitleLink
{
    private static readonly LinkKind[] BestFirst =
        [LinkKind.Arxiv, LinkKind.Pdf, LinkKind.Page, LinkKind.Code, LinkKind.Model, LinkKind.Post];

    /// <summary>
    /// The address of the paper's arXiv page, else of its PDF, else of its first page; null where there is none, or where the title is an
    /// address itself, which could be another.
    /// </summary>
    /// <param name="title">The title as it is shown.</param>
    /// <param name="links">The paper's own links: one that its note merely cites leads to another paper.</param>
    /// <param name="urlLimit">The longest address to show, in characters.</param>
    public static string? Find(string title, IReadOnlyList<PaperLink> links, int urlLimit) => SafeLink.IsAddress(title)
        ? null
        : BestFirst
            .SelectMany(kind => links.Where(link => link.Kind == kind))
            .Select(link => SafeLink.Find(link, urlLimit, labelLimit: 8)?.Url)
            .FirstOrDefault(url => url is not null);
}
