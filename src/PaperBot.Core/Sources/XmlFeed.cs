using System.Net;
using System.Xml;
using System.Xml.Linq;

namespace PaperBot.Sources;

/// <summary>Reads RSS 2.0 (and 1.0) and Atom (RFC 4287). A document type declaration is refused, since feeds need none.</summary>
internal static class XmlFeed
{
    private const int MaxNesting = 256;

    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Reads the items; null if the XML is not a feed.</summary>
    /// <exception cref="XmlException">The XML is not well-formed, or nested too deep.</exception>
    public static IReadOnlyList<FeedItem>? Read(string text, Uri address)
    {
        var clean = WithoutControls(text);
        CheckNesting(clean);
        using var reader = Open(clean);
        var root = XDocument.Load(reader).Root!;
        return root.Name.LocalName switch
        {
            "rss" or "RDF" => [.. root.Descendants().Where(element => element.Name.LocalName == "item").Select(item => ReadRss(item, address))],
            "feed" => [.. root.Elements().Where(element => element.Name.LocalName == "entry").Select(entry => ReadAtom(entry, address))],
            _ => null,
        };
    }

    private static FeedItem ReadRss(XElement item, Uri address)
    {
        var link = Absolute(Text(item, "link") ?? item.Element(Atom + "link")?.Attribute("href")?.Value, address);
        var guid = Text(item, "guid");
        var html = item.Element(Content + "encoded")?.Value is { Length: > 0 } whole ? whole : Text(item, "description") ?? "";
        var title = WebUtility.HtmlDecode(Text(item, "title") ?? "").Trim();
        return new FeedItem(
            guid ?? link ?? title, title, link ?? Absolute(guid, address),
            FeedItem.ParseTime(Text(item, "pubDate") ?? item.Element(Dublin + "date")?.Value), html);
    }

    private static FeedItem ReadAtom(XElement entry, Uri address)
    {
        var space = entry.Name.Namespace;
        var link = Absolute(entry.Elements(space + "link")
            .Where(found => found.Attribute("rel")?.Value is null or "alternate")
            .Select(found => found.Attribute("href")?.Value).FirstOrDefault(), address);
        var title = ToHtml(entry.Element(space + "title"));
        return new FeedItem(
            entry.Element(space + "id")?.Value.Trim() is { Length: > 0 } id ? id : link ?? title, WebUtility.HtmlDecode(WithoutTags(title)).Trim(), link,
            FeedItem.ParseTime(entry.Element(space + "published")?.Value ?? entry.Element(space + "updated")?.Value),
            ToHtml(entry.Element(space + "content")) is { Length: > 0 } whole ? whole : ToHtml(entry.Element(space + "summary")));
    }

    // An Atom text construct is HTML, XHTML in a div, or plain text.
    private static string ToHtml(XElement? text) => text?.Attribute("type")?.Value switch
    {
        _ when text is null => "",
        "html" or "text/html" => text.Value,
        "xhtml" => string.Concat(text.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting))),
        _ => JsonFeed.ToHtml(text.Value),
    };

    private static string WithoutTags(string html) => string.Concat(html.Split('<').Select((part, at) => at == 0 ? part : part[(part.IndexOf('>', StringComparison.Ordinal) + 1)..]));

    private static string? Text(XElement item, string name) => item.Element(item.Name.Namespace + name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    private static string? Absolute(string? link, Uri address) => Uri.TryCreate(address, link, out var url) && url.Scheme is "http" or "https" ? url.AbsoluteUri : null;

    // XML does not allow C0 controls, but text that was pasted into a post may contain them.
    private static string WithoutControls(string text) => string.Create(text.Length, text, static (clean, original) =>
    {
        for (var i = 0; i < clean.Length; i++)
        {
            clean[i] = original[i] is < ' ' and not ('\t' or '\n' or '\r') or '\uFFFE' or '\uFFFF' ? ' ' : original[i];
        }
    });

    // XDocument walks the tree recursively.
    private static void CheckNesting(string text)
    {
        using var reader = Open(text);
        while (reader.Read())
        {
            if (reader.Depth > MaxNesting)
            {
                throw new XmlException($"Elements are nested more than {MaxNesting} deep.");
            }
        }
    }

    private static XmlReader Open(string text) => XmlReader.Create(new StringReader(text), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    });
}
