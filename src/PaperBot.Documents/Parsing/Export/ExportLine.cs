using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Export;

/// <summary>
/// An entry as <c>export --format jsonl</c> writes it: one JSON object on a line. Other programs rely on its keys. Reading a line gives the same entry
/// again, except for its links to other notes.
/// </summary>
public static class ExportLine
{
    private static readonly ExportLineContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters =
        {
            new JsonStringEnumConverter<LinkKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<PaperOrigin>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },
    });

    /// <summary>The entry's line, without a line feed.</summary>
    public static string Write(Entry entry) => JsonSerializer.Serialize(
        new ExportedEntry(
            entry.Id.Value,
            entry.Date,
            entry.Title,
            entry.Authors,
            entry.Abstract,
            entry.Commentary,
            [.. entry.Tags.Select(tag => tag.Text)],
            [.. entry.DerivedTags.Select(tag => tag.Text)],
            entry.Links,
            entry.Source)
        {
            Paper = entry.Paper,
        },
        Context.ExportedEntry);

    /// <summary>Reads a line in UTF-8. The entry is null if there is an error.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    internal static string? FindError(ReadOnlySpan<byte> line, out ExportedEntry? entry)
    {
        try
        {
            entry = JsonSerializer.Deserialize(line, Context.ExportedEntry);
            return entry is null ? "it does not contain an entry." : entry.FindError();
        }
        catch (JsonException exception)
        {
            entry = null;
            return Explain(line, exception);
        }
    }

    private static string Explain(ReadOnlySpan<byte> line, JsonException exception)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var json = JsonDocument.ParseValue(ref reader);
            var missing = json.RootElement.ValueKind == JsonValueKind.Object
                ? Context.ExportedEntry.Properties.Where(property => property.AssociatedParameter is { HasDefaultValue: false })
                    .Select(property => property.Name).Where(name => !json.RootElement.TryGetProperty(name, out _)).ToList()
                : [];
            return missing.Count > 0 ? $"it has no \"{string.Join("\", \"", missing)}\"." : $"the value at {exception.Path} is not valid there.";
        }
        catch (JsonException broken)
        {
            return $"its JSON is invalid at byte {broken.BytePositionInLine + 1}.";
        }
    }
}

/// <summary>The JSON object of a line. Exports of earlier versions have no paper.</summary>
internal sealed partial record ExportedEntry(
    string Id,
    DateOnly? Date,
    string Title,
    IReadOnlyList<string> Authors,
    string? Abstract,
    IReadOnlyList<string> Commentary,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> DerivedTags,
    IReadOnlyList<PaperLink> Links,
    [property: JsonPropertyOrder(1)] EntrySource Source)
{
    private static readonly Paper Missing = new("https://paper.invalid", null, PaperOrigin.Author);

    /// <summary>The paper; null if it is unknown.</summary>
    public Paper? Paper { get; set; } = Missing;

    /// <summary>What is wrong although the JSON has the right types, or null.</summary>
    public string? FindError() =>
        !EntryIds.IsMatch(Id) ? "its id is not ten of the characters 0-9 and a-z without i, l, o and u."
        : Authors.Concat(Commentary).Concat(Tags).Concat(DerivedTags).Any(text => text is null) || Links.Any(link => link is null) ? "a list contains null."
        : Tags.Concat(DerivedTags).Any(tag => new Tag(tag).Text == "") ? "a tag is empty."
        : Links.FirstOrDefault(link => !IsValid(link.Url, link.ArxivId)) is { } link ? NotValid(link.Url)
        : Paper is { } paper && !IsValid(paper.Url, paper.ArxivId) ? NotValid(paper.Url)
        : null;

    /// <summary>Creates the entry, with its position among the entries of the export.</summary>
    public Entry ToEntry(int ordinal) => new(new(Id), ToContent())
    {
        Source = Source,
        Ordinal = ordinal,
        LookedUp = Paper is { From: PaperOrigin.Lookup } ? Paper : null,
    };

    private EntryContent ToContent()
    {
        var content = new EntryContent
        {
            Date = Date,
            Title = Title,
            Authors = Authors,
            Abstract = Abstract,
            Commentary = Commentary,
            Tags = [.. Tags.Select(tag => new Tag(tag))],
            DerivedTags = [.. DerivedTags.Select(tag => new Tag(tag))],
            Links = Links,
        };
        var author = Paper is { From: PaperOrigin.Author } ? Paper : null;
        return ReferenceEquals(Paper, Missing) || Paper.FindOwn(content) == author ? content
            : content.WithOwnLinks(author is null ? [] : [author.Url]);
    }

    private static bool IsValid(string url, string? arxivId) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && (arxivId is null || (ArxivId.TryParse(arxivId, out var id) && id == arxivId));

    private static string NotValid(string url) => $"{url} is not an http or https address, or its arXiv id is not valid.";

    [GeneratedRegex("^[0-9a-hjkmnp-tv-z]{10}$", RegexOptions.CultureInvariant)]
    private static partial Regex EntryIds { get; }
}

[JsonSerializable(typeof(ExportedEntry))]
internal sealed partial class ExportLineContext : JsonSerializerContext;
