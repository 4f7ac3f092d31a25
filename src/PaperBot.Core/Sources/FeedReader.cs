using System.Xml;
using PaperBot.Parsing.Decoding;
using PaperBot.Parsing.Html;

namespace PaperBot.Sources;

/// <summary>Reads a feed: RSS, Atom or JSON Feed, told by the content, since servers call them anything.</summary>
internal static class FeedReader
{
    /// <summary>The items of a feed in its order, each id once.</summary>
    /// <param name="answer">What was fetched.</param>
    /// <exception cref="SourceException">It is no feed.</exception>
    public static IReadOnlyList<FeedItem> Read(WebAnswer answer)
    {
        var text = MarkupEncoding.Decode(answer.Content.Span, answer.Charset).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        var items = text is ['{', ..] ? JsonFeed.Read(text, answer.Address)
            : HtmlArticle.TryRead(answer.Content.Span, answer.Charset, answer.Address) is { } page ? throw NoFeed(page, answer.Address)
            : text is ['<', ..] ? ReadXml(text, answer.Address)
            : throw new SourceException($"{answer.Address} is no feed: it is neither XML nor JSON. Set Url to an RSS, Atom or JSON feed.");
        return [.. items.Where(item => item.Id.Length > 0).DistinctBy(item => item.Id)];
    }

    private static IReadOnlyList<FeedItem> ReadXml(string text, Uri address)
    {
        try
        {
            return XmlFeed.Read(text, address)
                ?? throw new SourceException($"{address} is XML, and no feed: it begins neither with rss nor with feed. Set Url to an RSS, Atom or JSON feed.");
        }
        catch (XmlException exception)
        {
            throw new SourceException(
                $"The feed {address} is broken XML: {exception.Message} What was read of it before is kept; ask its author to fix it.", exception);
        }
    }

    private static SourceException NoFeed(HtmlArticle page, Uri address) => new(
        page.Feed is { } feed
            ? $"{address} is a page, and its feed is at {feed}. Set Url to that."
            : $"{address} is a page and no feed, and it names none. Set Url to an RSS, Atom or JSON feed, or Kind to Page.");
}
