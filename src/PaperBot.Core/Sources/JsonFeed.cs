using System.Net;
using System.Text.Json;

namespace PaperBot.Sources;

/// <summary>Reads a JSON Feed (jsonfeed.org, version 1.1).</summary>
internal static class JsonFeed
{
    /// <exception cref="SourceException">The text is not a JSON Feed.</exception>
    public static IReadOnlyList<FeedItem> Read(string text, Uri address)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("items", out var items)
                && items.ValueKind == JsonValueKind.Array && (Text(root, "version") ?? "").Contains("jsonfeed.org", StringComparison.Ordinal)
                ? [.. items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => ReadItem(item, address))]
                : throw new SourceException($"{address} is JSON, but not a JSON Feed: it has no version of jsonfeed.org or no items. Set Url to a feed.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string has escapes of lone surrogates.
            throw new SourceException(
                $"The feed {address} is broken JSON: {exception.Message} The entries that were read from it are kept. Ask its author to fix it.", exception);
        }
    }

    /// <summary>Converts plain text to HTML, with a paragraph for each line.</summary>
    public static string ToHtml(string text) => string.Join('\n', text.Split('\n').Select(line => $"<p>{WebUtility.HtmlEncode(line.Trim())}</p>"));

    private static FeedItem ReadItem(JsonElement item, Uri address)
    {
        var link = Text(item, "url") ?? Text(item, "external_url");
        var absolute = Uri.TryCreate(address, link, out var url) && url.Scheme is "http" or "https" ? url.AbsoluteUri : null;
        var html = Text(item, "content_html") ?? ToHtml(Text(item, "content_text") ?? Text(item, "summary") ?? "");
        return new FeedItem(
            Text(item, "id") ?? absolute ?? Text(item, "title") ?? "", Text(item, "title") ?? "", absolute,
            FeedItem.ParseTime(Text(item, "date_published") ?? Text(item, "date_modified")), html);
    }

    // An id may be a number.
    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    }
    : null;
}
