namespace PaperBot.Entries;

/// <summary>Who says which paper a note is about.</summary>
public enum PaperOrigin
{
    /// <summary>The note's author, by a link above or below the title, or of the title.</summary>
    Author,

    /// <summary>A look-up by title and authors.</summary>
    Lookup,
}

/// <summary>The paper that a note is about.</summary>
/// <param name="Url">Its address; <c>http</c> or <c>https</c>.</param>
/// <param name="ArxivId">Its arXiv id without version, or null if the address has none.</param>
/// <param name="From">Who says so.</param>
public sealed record Paper(string Url, string? ArxivId, PaperOrigin From)
{
    /// <summary>The paper that the author's own links lead to; null if they lead to none: code, model weights and posts are not papers.</summary>
    public static Paper? FindOwn(EntryContent content) => content.Links
        .Where(link => RankOf(link) is not null && content.IsOwn(link))
        .MinBy(RankOf) is { } best ? new(best.Url, best.ArxivId, PaperOrigin.Author) : null;

    /// <summary>A paper on arXiv that was looked up.</summary>
    public static Paper OnArxiv(string id) => new($"https://arxiv.org/abs/{id}", id, PaperOrigin.Lookup);

    /// <summary>The form that is shown to people: the address, and its arXiv id if it has one.</summary>
    public override string ToString() => ArxivId is null ? Url : $"{Url} (arXiv {ArxivId})";

    /// <summary>Whether a link leads to this paper.</summary>
    public bool IsTargetOf(PaperLink link) => link.Url == Url || (ArxivId is not null && link.ArxivId == ArxivId);

    private static int? RankOf(PaperLink link) => link switch
    {
        { ArxivId: not null } => 0,
        { Kind: LinkKind.Pdf } => 1,
        { Kind: LinkKind.Page } => 2,
        _ => null,
    };
}
