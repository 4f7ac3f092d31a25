using PaperBot.Feeds;
using PaperBot.Parsing;
using PaperBot.Parsing.Decoding;
using PaperBot.Parsing.Html;

namespace PaperBot.Sources;

/// <summary>Reads a feed: RSS, Atom or JSON Feed. The content decides, since servers send any content type.</summary>
internal static class FeedReader
{
    /// <summary>Reads the items of a feed in its order, and the problems of those that were not read as they are.</summary>
    /// <exception cref="SourceException">The result is not a feed.</exception>
    public static (IReadOnlyList<FeedItem> Items, IReadOnlyList<Problem> Problems) Read(FetchResult result)
    {
        var text = MarkupEncoding.Decode(result.Content.Span, result.Charset).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        var problems = new List<Problem>();
        if (MarkupEncoding.FindWarning(result.Content.Span, result.Charset) is { } guessed)
        {
            Warn(problems, guessed);
        }

        var items = text is ['{', ..] ? JsonFeed.Read(text, result.Address) : ReadXml(text, result, problems);
        var posts = items.Where(HasContent).Take(Limits.FeedPosts + 1).ToList();
        if (posts.Count > Limits.FeedPosts)
        {
            Warn(problems, $"The feed has more than {Limits.FeedPosts} posts, and only the first are read.");
        }

        return ([.. posts.Take(Limits.FeedPosts).Select(item => WithoutFuture(item, result.LastDay, problems))], problems);
    }

    private static bool HasContent(FeedItem item) => item.Id.Length + item.Title.Length + item.Html.Length > 0 || item.Address is not null;

    private static IEnumerable<FeedItem> ReadXml(string text, FetchResult result, List<Problem> problems)
    {
        var feed = FeedMarkup.Read(text, result.Address);
        if (!feed.IsFeed)
        {
            throw NotFeed(text, result);
        }

        if (feed.IsCut)
        {
            Warn(problems, "The feed ends within a post, which was not read. It is read when the feed is whole again.");
        }

        return feed.Items.Select(item => XmlFeed.Read(item, result.Address));
    }

    private static FeedItem WithoutFuture(FeedItem item, DateOnly lastDay, List<Problem> problems)
    {
        if (item.Day is not { } day || day <= lastDay)
        {
            return item;
        }

        Warn(problems, $"The post “{item.Title}” has a date in the future, {day:yyyy-MM-dd}, which was left out. Correct it where the post was written.");
        return item with { Published = null };
    }

    private static void Warn(List<Problem> problems, string message) => problems.Add(new("", 0, ProblemSeverity.Warning, message));

    private static SourceException NotFeed(string text, FetchResult result) => new(
        HtmlArticle.Find(result.Content.Span, result.Charset, result.Address) is { } page
            ? page.Feed is { } feed
                ? $"{WebAddress.Shown(result.Address)} is a page; its feed is at {feed}. Set Url to that address."
                : $"{WebAddress.Shown(result.Address)} is a page without a feed. Set Url to an RSS, Atom or JSON feed, or Kind to Page."
        : text is ['<', ..] ? $"{WebAddress.Shown(result.Address)} is XML, but not a feed: its root is neither rss nor feed. Set Url to an RSS, Atom or JSON feed."
        : $"{WebAddress.Shown(result.Address)} is not a feed: it is neither XML nor JSON. Set Url to an RSS, Atom or JSON feed.");
}
