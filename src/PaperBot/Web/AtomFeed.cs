using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PaperBot.Platforms;

namespace PaperBot.Web;

/// <summary>What a feed contains.</summary>
/// <param name="Entries">The entries with a date, the newest first.</param>
/// <param name="Tag">The tag; null for all entries.</param>
/// <param name="Locale">The language of PaperBot's own words.</param>
/// <param name="Self">The feed's own address.</param>
/// <param name="Page">The address of the page that shows the same.</param>
/// <param name="AddressOf">The address of an entry's page.</param>
internal sealed record FeedContent(IReadOnlyList<Entry> Entries, string? Tag, Locale Locale, Uri Self, Uri Page, Func<EntryId, Uri> AddressOf);

/// <summary>Writes a feed (Atom, RFC 4287). The ids are made of the entries' permanent ids, so that nothing is new again when the address of the page changes.</summary>
internal static class AtomFeed
{
    /// <summary>The maximum number of entries of a feed.</summary>
    public const int MaxEntries = 100;

    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const int MaxUrlLength = 2_000;

    /// <summary>Writes a feed as UTF-8.</summary>
    public static async Task<ReadOnlyMemory<byte>> WriteAsync(FeedContent feed, HtmlRenderer html)
    {
        using var stream = new MemoryStream();
        await using (var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Async = true, Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, new PageView(feed.Locale).Code);
            Write(xml, "id", feed.Tag is null ? "urn:paperbot:feed" : $"urn:paperbot:feed:{Uri.EscapeDataString(new Tag(feed.Tag).Folded)}");
            Write(xml, "title", feed.Tag is null ? "PaperBot" : $"PaperBot · #{DisplayText.CleanLine(feed.Tag)}");
            Write(xml, "updated", Time(feed.Entries.Count == 0 ? DateOnly.FromDateTime(DateTime.UnixEpoch) : feed.Entries[0].Date!.Value));
            WriteAuthor(xml, "PaperBot");
            WriteLink(xml, "self", feed.Self.AbsoluteUri, "application/atom+xml");
            WriteLink(xml, "alternate", feed.Page.AbsoluteUri, "text/html");
            foreach (var entry in feed.Entries)
            {
                await WriteEntryAsync(xml, entry, feed, html);
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static async Task WriteEntryAsync(XmlWriter xml, Entry entry, FeedContent feed, HtmlRenderer html)
    {
        var text = EntryText.Of(entry, feed.Locale, feed.Locale);
        var links = CardLink.Of(entry, feed.Locale).ToList();
        xml.WriteStartElement("entry", Namespace);
        Write(xml, "id", $"urn:paperbot:entry:{Uri.EscapeDataString(entry.Id.Value)}");
        Write(xml, "title", text.Title);
        Write(xml, "updated", Time(entry.Date!.Value));
        Write(xml, "published", Time(entry.Date.Value));
        foreach (var author in entry.Authors.Select(DisplayText.CleanLine).Where(author => author != ""))
        {
            WriteAuthor(xml, author);
        }

        foreach (var tag in entry.AllTags)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", Valid(DisplayText.CleanLine(tag.Text)));
            xml.WriteEndElement();
        }

        WriteLink(xml, "alternate", feed.AddressOf(entry.Id).AbsoluteUri, "text/html");
        foreach (var link in links.Where(link => link.IsOwn).Select(link => SafeLink.Find(link.Target, MaxUrlLength, MaxUrlLength)).OfType<SafeLink>())
        {
            WriteLink(xml, "related", link.Url, null);
        }

        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(Valid(await html.Dispatcher.InvokeAsync(async () => (await html.RenderComponentAsync<FeedEntry>(ParametersOf(text, links, feed.Locale))).ToHtmlString())));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static ParameterView ParametersOf(EntryText text, IReadOnlyList<CardLink> links, Locale locale) =>
        ParameterView.FromDictionary(new Dictionary<string, object?> { ["Text"] = text, ["Links"] = links, ["Locale"] = locale });

    private static void Write(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, Valid(text));

    private static void WriteAuthor(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Namespace);
        Write(xml, "name", name);
        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string relation, string address, string? type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        if (type is not null)
        {
            xml.WriteAttributeString("type", type);
        }

        xml.WriteAttributeString("href", Valid(address));
        xml.WriteEndElement();
    }

    private static string Time(DateOnly day) => $"{day.ToString("O", CultureInfo.InvariantCulture)}T00:00:00Z";

    /// <summary>The text without the few characters that XML cannot contain, such as U+FFFF.</summary>
    private static string Valid(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));
}
