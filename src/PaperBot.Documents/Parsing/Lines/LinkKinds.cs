namespace PaperBot.Parsing.Lines;

/// <summary>Determines from host and path what an address leads to.</summary>
internal static class LinkKinds
{
    private static readonly string[] CodeHosts = ["github.com", "gitlab.com", "bitbucket.org", "codeberg.org"];

    private static readonly string[] HubHosts = ["huggingface.co", "hf.co"];

    private static readonly string[] PostHosts =
    [
        "x.com", "twitter.com", "bsky.app", "threads.net", "threads.com", "mastodon.social", "sigmoid.social", "reddit.com", "linkedin.com",
        "facebook.com", "medium.com", "substack.com", "tistory.com", "velog.io", "news.ycombinator.com",
    ];

    // Pages of the hub itself, which are not models, data sets or spaces.
    private static readonly string[] HubPages = ["papers", "docs", "spaces", "datasets", "collections", "tasks"];

    /// <summary>The link for an address that <see cref="Uri"/> accepts.</summary>
    public static PaperLink ToLink(string url)
    {
        var uri = new Uri(url);
        var arxivId = ArxivId.TryParse(url, out var id) ? id : null;
        return new PaperLink(url, KindOf(uri, arxivId), arxivId);
    }

    private static LinkKind KindOf(Uri uri, string? arxivId)
    {
        var host = uri.Host.ToLowerInvariant();
        var path = uri.AbsolutePath.ToLowerInvariant();
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return path.EndsWith(".pdf", StringComparison.Ordinal) || parts is ["pdf", ..] ? LinkKind.Pdf
            : IsAt(host, HubHosts) ? HubKind(parts)
            : arxivId is not null ? LinkKind.Arxiv
            : IsAt(host, CodeHosts) ? LinkKind.Code
            : IsAt(host, PostHosts) || IsBlog(host, parts) ? LinkKind.Post
            : LinkKind.Page;
    }

    private static LinkKind HubKind(string[] parts) => parts switch
    {
        ["blog" or "posts", ..] => LinkKind.Post,
        ["datasets" or "spaces" or "collections", _, ..] => LinkKind.Model,
        [var owner, ..] when !HubPages.Contains(owner) => LinkKind.Model,
        _ => LinkKind.Page,
    };

    private static bool IsBlog(string host, string[] parts) => host.Split('.') is ["blog", ..] or ["mastodon", ..]
        || parts.Any(part => part is "blog" or "blogs");

    private static bool IsAt(string host, string[] sites) =>
        sites.Any(site => host == site || host.EndsWith("." + site, StringComparison.Ordinal));
}
