namespace PaperBot.Papers;

/// <summary>The section <c>Papers</c> of the settings.</summary>
public sealed record PaperOptions
{
    /// <summary>arXiv's own API.</summary>
    public const string DefaultApiUrl = "https://export.arxiv.org/api/";

    /// <summary>Whether papers are looked up on arXiv where a note does not link to its paper.</summary>
    public bool Lookup { get; init; } = true;

    /// <summary>The API: an absolute <c>https</c> address, or an <c>http</c> address of this machine.</summary>
    public string ApiUrl { get; init; } = DefaultApiUrl;
}
