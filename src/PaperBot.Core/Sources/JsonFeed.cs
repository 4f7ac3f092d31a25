using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PaperBot.Sources;

/// <summary>Reads a JSON Feed (jsonfeed.org, version 1.1).</summary>
internal static partial class JsonFeed
{
    /// <exception cref="SourceException">The text is not a JSON Feed.</exception>
    public static IReadOnlyList<FeedItem> Read(string text, Uri address)
    {
        try
        {
            // What comes after the feed is ignored.
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(Clean(text)), new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            using var json = JsonDocument.ParseValue(ref reader);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("items", out var items)
                && items.ValueKind == JsonValueKind.Array && (Text(root, "version") ?? "").Contains("jsonfeed.org", StringComparison.Ordinal)
                ? [.. items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => ReadItem(item, address))]
                : throw new SourceException($"{address} is JSON, but not a JSON Feed: it has no version of jsonfeed.org or no items. Set Url to a feed.");
        }
        catch (JsonException exception)
        {
            throw new SourceException(
                $"The feed {address} is broken JSON: {exception.Message} The entries that were read from it are kept. Ask its author to fix it.", exception);
        }
    }

    /// <summary>Converts plain text to HTML, with a paragraph for each line.</summary>
    public static string ToHtml(string text) => string.Join('\n', text.Split('\n').Select(line => $"<p>{WebUtility.HtmlEncode(line.Trim())}</p>"));

    private static FeedItem ReadItem(JsonElement item, Uri address)
    {
        var link = Text(item, "url") ?? Text(item, "external_url") ?? Text(item, "id");
        var absolute = Uri.TryCreate(address, link, out var url) && url.Scheme is "http" or "https" ? url.AbsoluteUri : null;
        var html = Text(item, "content_html") ?? ToHtml(Text(item, "content_text") ?? Text(item, "summary") ?? "");
        return new FeedItem(
            Text(item, "id") ?? "", Text(item, "title") ?? "", absolute,
            FeedTime.Parse(Text(item, "date_published")) ?? FeedTime.Parse(Text(item, "date_modified")), html)
        {
            Tags = item.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array
                ? FeedItem.ToTags(tags.EnumerateArray().Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString()!)) : [],
        };
    }

    // One string with a control character, or with half of a character, would cost the whole feed.
    private static string Clean(string text) => Escape.Replace(string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)),
        escape => escape.Groups["half"].Success ? "\\uFFFD" : escape.Value);

    // An id may be a number.
    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    }
    : null;

    [GeneratedRegex(@"\\(u(d[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|(?<half>d[89a-f][0-9a-f]{2}))|.)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Escape { get; }
}
