using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using PaperBot.Entries;

namespace PaperBot.Parsing.Export;

/// <summary>
/// An entry as <c>export --format jsonl</c> writes it: one JSON object on a line. Other programs rely on its keys, and reading what was
/// written gives the same entry again, but for its links to other notes.
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
        Converters = { new JsonStringEnumConverter<LinkKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
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
            new(entry.Source.Kind, entry.Source.Location, entry.Source.File, entry.Source.Revision)),
        Context.ExportedEntry);

    /// <summary>Reads a line in UTF-8.</summary>
    /// <param name="line">The line.</param>
    /// <param name="entry">What it holds, where there is no fault.</param>
    /// <returns>What is wrong with it, or null.</returns>
    internal static string? FindFault(ReadOnlySpan<byte> line, out ExportedEntry? entry)
    {
        try
        {
            entry = JsonSerializer.Deserialize(line, Context.ExportedEntry);
            return entry is null ? "it holds no entry." : entry.FindFault();
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
                ? Context.ExportedEntry.Properties.Select(property => property.Name).Where(name => !json.RootElement.TryGetProperty(name, out _)).ToList()
                : [];
            return missing.Count > 0 ? $"it has no \"{string.Join("\", \"", missing)}\"." : $"the value at {exception.Path} is not what an export holds there.";
        }
        catch (JsonException broken)
        {
            return $"its JSON breaks at byte {broken.BytePositionInLine + 1}.";
        }
    }
}

/// <summary>The object of a line.</summary>
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
    ExportedSource Source)
{
    /// <summary>What no export of PaperBot holds although it is JSON of the right kind, or null.</summary>
    public string? FindFault() =>
        !EntryIds.IsMatch(Id) ? "its id is not ten of the characters 0-9 and a-z without i, l, o and u."
        : Authors.Concat(Commentary).Concat(Tags).Concat(DerivedTags).Any(text => text is null) || Links.Any(link => link is null) ? "a list holds null."
        : Tags.Concat(DerivedTags).Any(tag => new Tag(tag).Text == "") ? "a tag is empty."
        : Links.FirstOrDefault(link => !IsSound(link)) is { } link ? $"{link.Url} is no http or https address, or its arXiv id is none."
        : null;

    /// <summary>The entry, at its place among those that are read with it.</summary>
    public Entry ToEntry(int ordinal) => new(new(Id), new EntryContent
    {
        Date = Date,
        Title = Title,
        Authors = Authors,
        Abstract = Abstract,
        Commentary = Commentary,
        Tags = [.. Tags.Select(tag => new Tag(tag))],
        DerivedTags = [.. DerivedTags.Select(tag => new Tag(tag))],
        Links = Links,
    })
    {
        Source = new(Source.Kind, Source.Location, Source.File, Source.Revision),
        Ordinal = ordinal,
    };

    private static bool IsSound(PaperLink link) =>
        Uri.TryCreate(link.Url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && (link.ArxivId is null || (ArxivId.TryFind(link.ArxivId, out var id) && id == link.ArxivId));

    [GeneratedRegex("^[0-9a-hjkmnp-tv-z]{10}$", RegexOptions.CultureInvariant)]
    private static partial Regex EntryIds { get; }
}

/// <summary>An <see cref="EntrySource"/> without what follows from it.</summary>
internal sealed record ExportedSource(string Kind, string Location, string File, string Revision);

[JsonSerializable(typeof(ExportedEntry))]
internal sealed partial class ExportLineContext : JsonSerializerContext;
