using System.Xml;
using PaperBot.Parsing.Decoding;
using PaperBot.Parsing.Html;

namespace PaperBot.Sources;

/// <summary>Reads a feed: RSS, Atom or JSON Feed. The content decides, since servers send any content type.</summary>
internal static class FeedReader
{
    /// <summary>Reads the items of a feed in its order, each id once.</summary>
    /// <exception cref="SourceException">The result is not a feed.</exception>
    public static IReadOnlyList<FeedItem> Read(FetchResult result)
    {
        var text = MarkupEncoding.Decode(result.Content.Span, result.Charset).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        var items = text is ['{', ..] ? JsonFeed.Read(text, result.Address)
            : HtmlArticle.Find(result.Content.Span, result.Charset, result.Address) is { } page ? throw PageError(page, result.Address)
            : text is ['<', ..] ? ReadXml(text, result.Address)
            : throw new SourceException($"{result.Address} is not a feed: it is neither XML nor JSON. Set Url to an RSS, Atom or JSON feed.");
        return [.. items.Where(item => item.Id.Length > 0).DistinctBy(item => item.Id)];
    }

    private static IReadOnlyList<FeedItem> ReadXml(string text, Uri address)
    {
        try
        {
            return XmlFeed.Read(text, address)
                ?? throw new SourceException($"{address} is XML, but not a feed: its root is neither rss nor feed. Set Url to an RSS, Atom or JSON feed.");
        }
        catch (XmlException exception)
        {
            throw new SourceException(
                $"The feed {address} is broken XML: {exception.Message} The entries that were read from it are kept. Ask its author to fix it.", exception);
        }
    }

    private static SourceException PageError(HtmlArticle page, Uri address) => new(
        page.Feed is { } feed
            ? $"{address} is a page; its feed is at {feed}. Set Url to that address."
            : $"{address} is a page without a feed. Set Url to an RSS, Atom or JSON feed, or Kind to Page.");
}
