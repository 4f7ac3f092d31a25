namespace PaperBot.Entries;

/// <summary>What a link leads to.</summary>
public enum LinkKind
{
    /// <summary>An arXiv abstract page.</summary>
    Arxiv,

    /// <summary>A PDF, arXiv's own among them.</summary>
    Pdf,

    /// <summary>A code repository.</summary>
    Code,

    /// <summary>Model weights or a data set on a hub.</summary>
    Model,

    /// <summary>A post on a social network or a blog.</summary>
    Post,

    /// <summary>Any other page.</summary>
    Page,
}

/// <summary>A link of an entry.</summary>
/// <param name="Url">The address as written, without punctuation around it; <c>http</c> or <c>https</c>.</param>
/// <param name="Kind">What it leads to.</param>
/// <param name="ArxivId">The paper's arXiv id without version, or null if the address has none.</param>
public sealed record PaperLink(string Url, LinkKind Kind, string? ArxivId);
