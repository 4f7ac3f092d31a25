using System.Text.Json.Serialization;

namespace PaperBot.Entries;

/// <summary>What a document says about one paper, with its text exactly as written.</summary>
public record EntryContent
{
    /// <summary>The date of the digest, or null if the document has none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The title, one line; empty if the note has none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The authors in order: people or organisations.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Whether the document names only the first authors: <c>Ann Lee et al.</c></summary>
    public bool AuthorsAreCut { get; init; }

    /// <summary>The paper's own abstract, or null.</summary>
    public string? Abstract { get; init; }

    /// <summary>The paragraphs of the commentary.</summary>
    public IReadOnlyList<string> Commentary { get; init; } = [];

    /// <summary>The tags that the author wrote.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>Tags that were derived from the text. They are never shown as the author's own.</summary>
    public IReadOnlyList<Tag> DerivedTags { get; init; } = [];

    /// <summary>Every link of the text in order of first appearance, each once.</summary>
    public IReadOnlyList<PaperLink> Links { get; init; } = [];

    /// <summary>The other notes that the text links to, each once.</summary>
    [JsonIgnore]
    public IReadOnlyList<NoteLink> NoteLinks
    {
        get => StoredNoteLinks ?? [];
        init => StoredNoteLinks = value is [] ? null : value;
    }

    // Null instead of an empty list, which is not written: so entries that were stored before this property existed do not change when read again.
    [JsonInclude, JsonPropertyName("NoteLinks")]
    internal IReadOnlyList<NoteLink>? StoredNoteLinks { get; init; }

    // Null where the links that the text does not contain are the paper's own, which is true of most notes.
    [JsonInclude]
    internal IReadOnlyList<string>? OwnUrls { get; init; }

    /// <summary>Whether a link is the paper's own: above or below the title, or of the title, and not one that the text only mentions.</summary>
    public bool IsOwn(PaperLink link) => OwnUrls?.Contains(link.Url) ?? !IsInText(link);

    /// <summary>The same content with these links, as far as it has them, as the paper's own.</summary>
    public EntryContent WithOwnLinks(IEnumerable<string> urls)
    {
        var own = urls.ToHashSet();
        return this with { OwnUrls = Links.All(link => own.Contains(link.Url) != IsInText(link)) ? null : [.. Links.Select(link => link.Url).Where(own.Contains)] };
    }

    private bool IsInText(PaperLink link) => Commentary.Append(Abstract ?? "").Any(text => text.Contains(link.Url, StringComparison.Ordinal));

    /// <summary>The tags that lists show: the author's, then the derived ones.</summary>
    [JsonIgnore]
    public IEnumerable<Tag> AllTags => Tags.Concat(DerivedTags);

    /// <summary>The tags under which the entry is found: all of them, and those that they are nested in.</summary>
    [JsonIgnore]
    public IEnumerable<Tag> FoundTags => AllTags.SelectMany(tag => tag.WithParents).Distinct();

    /// <summary>Whether its own tags, or one that they are nested in, include a tag.</summary>
    public bool HasOwnTag(Tag tag) => Tags.Any(own => own.WithParents.Contains(tag));
}
