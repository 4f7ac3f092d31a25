using System.Net;
using PaperBot.Feeds;

namespace PaperBot.Sources;

/// <summary>Reads a post of RSS 2.0 (and 1.0, 0.9x) or Atom (RFC 4287, and 0.3).</summary>
internal static class XmlFeed
{
    private static readonly string[] Times =
        ["pubdate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "created", "date", "updated", "modified", "dcterms:modified"];

    private static readonly string[] Texts = ["content:encoded", "content", "xhtml:body", "xhtml:div", "description", "summary", "dc:description", "itunes:summary"];

    /// <summary>Reads a post.</summary>
    /// <param name="post">Its element.</param>
    /// <param name="address">The address of the feed.</param>
    public static FeedItem Read(FeedNode post, Uri address)
    {
        var fields = post.Children.ToLookup(child => child.Name);
        var guid = Text(fields["guid"].Concat(fields["id"])) ?? post["rdf:about"]?.Trim();
        var link = fields["link"].Where(link => link["rel"] is null or "" or "alternate").Select(link => Absolute(link["href"] ?? link.InnerText, link.Base ?? address))
            .FirstOrDefault(found => found is not null) ?? Absolute(guid, address);
        var content = Texts.SelectMany(name => fields[name]).FirstOrDefault(text => HasText(ToHtml(text, post)));
        return new FeedItem(
            guid ?? "", TitleOf(fields["title"].Concat(fields["dc:title"]).FirstOrDefault(), post), link,
            Times.SelectMany(name => fields[name]).Select(time => FeedTime.Parse(time.InnerText)).FirstOrDefault(time => time is not null),
            content is null ? "" : ToHtml(content, post))
        {
            Tags = FeedItem.ToTags(fields["category"].Select(category => WebUtility.HtmlDecode(category["term"] ?? category.InnerText))
                .Concat(fields["dc:subject"].Select(subject => WebUtility.HtmlDecode(subject.InnerText)))),
            Base = (content?.Base ?? post.Base)?.AbsoluteUri,
        };
    }

    // A text of RSS is HTML; one of Atom is HTML, XHTML in a div, or plain text. Elements in it are HTML that somebody forgot to escape.
    private static string ToHtml(FeedNode text, FeedNode post) => text["type"]?.Trim().ToLowerInvariant() switch
    {
        "xhtml" or "application/xhtml+xml" => text.ToHtml(isEscaped: false),
        "html" or "text/html" => text.ToHtml(isEscaped: true),
        _ when text.HasElements || post.Name == "item" => text.ToHtml(isEscaped: true),
        _ => JsonFeed.ToHtml(text.InnerText),
    };

    private static string TitleOf(FeedNode? title, FeedNode post) =>
        title is null ? "" : WebUtility.HtmlDecode(post.Name == "item" ? title.InnerText : WithoutTags(ToHtml(title, post))).Trim();

    // A text may consist of empty elements and invisible characters.
    private static bool HasText(string html) =>
        WebUtility.HtmlDecode(WithoutTags(html)).Any(character => !char.IsWhiteSpace(character) && character is not ('\uFEFF' or '\u200B' or '\u00AD'));

    private static string WithoutTags(string html) => string.Concat(html.Split('<').Select((part, at) => at == 0 ? part : part[(part.IndexOf('>', StringComparison.Ordinal) + 1)..]));

    private static string? Text(IEnumerable<FeedNode> fields) =>
        fields.Select(field => field.InnerText.Trim()).FirstOrDefault(text => text.Length > 0);

    private static string? Absolute(string? link, Uri address) =>
        link?.Trim() is { Length: > 0 } written && Uri.TryCreate(address, written, out var url) && url.Scheme is "http" or "https" ? url.AbsoluteUri : null;
}
