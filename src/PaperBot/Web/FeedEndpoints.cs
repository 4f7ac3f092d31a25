using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;
using PaperBot.Filters;
using PaperBot.Search;

namespace PaperBot.Web;

/// <summary><c>/feed.atom</c> and <c>/tag/TAG/feed.atom</c>: the newest entries for a feed reader. <c>/tag/TAG</c> leads to the answer.</summary>
internal sealed partial class FeedEndpoints(PageLookups lookups, TagAliases aliases, IServiceProvider services, ILoggerFactory logging, WebOptions options, FeedVersions versions)
{
    private const string Name = "/feed.atom";
    private const string TagPath = "/tag/";

    /// <summary>Maps the feeds.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Name, PageEndpoints.Methods, (HttpContext context, FeedEndpoints feeds) => feeds.ShowAsync(context, null));
        routes.MapMethods($"{TagPath}{{**path}}", PageEndpoints.Methods, (string path, HttpContext context, FeedEndpoints feeds) =>
        {
            // The server leaves slashes in a segment encoded.
            path = path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
            return path.EndsWith(Name, StringComparison.Ordinal)
                ? feeds.ShowAsync(context, path[..^Name.Length])
                : Task.FromResult(Results.LocalRedirect(PageView.Of(context.Request).Command($"tag {path}")));
        });
    }

    /// <summary>The address of the feed of a tag; without one, of all entries.</summary>
    public static string Link(string? tag, Locale locale) => (tag is null ? Name : PathOf(tag) + Name) + $"?lang={new PageView(locale).Code}";

    /// <summary>The address of the feed of what a command line looks up; null if it is not one tag.</summary>
    public static string? FindLink(string line, Reply reply) =>
        reply is { Command: "tag", Found: true } && TagLine().Match(line) is { Success: true } match ? Link(new Tag(match.Groups["tag"].Value).Text, reply.Locale) : null;

    private static string PathOf(string tag) => TagPath + string.Join('/', tag.Split('/').Select(Uri.EscapeDataString));

    private async Task<IResult> ShowAsync(HttpContext context, string? tag)
    {
        var locale = PageView.Of(context.Request).Locale;
        var (feed, status) = await lookups.ReadAsync(context, entries => Read(entries, context.Request, tag, locale));
        if (feed is null || (tag is not null && feed.Entries.Count == 0))
        {
            return PageErrors.Create(context, feed is null ? status : StatusCodes.Status404NotFound);
        }

        await using var renderer = new HtmlRenderer(services, logging);
        var content = await AtomFeed.WriteAsync(feed, renderer);
        var version = Convert.ToHexStringLower(SHA256.HashData(content.Span))[..32];
        return Results.Bytes(
            content,
            "application/atom+xml; charset=utf-8",
            entityTag: new EntityTagHeaderValue($"\"{version}\""),
            lastModified: versions.FirstSeen(feed.Self.PathAndQuery, version));
    }

    private FeedContent Read(IIndexSnapshot entries, HttpRequest request, string? tag, Locale locale)
    {
        var origin = new Uri($"{SchemeOf(request)}://{request.Host.ToUriComponent()}");
        var filter = tag is null ? Filter.Everything : new Filter { Clauses = [[aliases.Resolve(new Tag(tag))]] };
        var view = new PageView(locale);
        return new(
            [.. entries.Find(filter).TakeWhile(entry => entry.Date is not null).Take(AtomFeed.MaxEntries)],
            tag,
            locale,
            new(origin, Link(tag, locale)),
            new(origin, tag is null ? view.Home : view.Command($"tag {tag}")),
            id => new(origin, EntryEndpoints.Permalink(id)));
    }

    // Only the proxy is served where one is set, so its word can be trusted.
    private string SchemeOf(HttpRequest request) => options.Proxy != "" && request.Headers["X-Forwarded-Proto"] == "https" ? "https" : request.Scheme;

    [GeneratedRegex(@"^(?:/?paper )?(?:(?:tag|태그) )?(?<tag>[^\s|:""-][^\s|:""]*)(?: page:[0-9]+)?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex TagLine();
}
