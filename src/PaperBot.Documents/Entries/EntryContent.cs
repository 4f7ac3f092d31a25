using System.Text.Json.Serialization;

namespace PaperBot.Entries;

/// <summary>What a document says about one paper, its text kept exactly as written.</summary>
public record EntryContent
{
    /// <summary>The day of the digest, or null where the document names none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The title, one line; empty where the note has none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The authors in their order: people or organisations.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The paper's own abstract, or null.</summary>
    public string? Abstract { get; init; }

    /// <summary>The commentary, a paragraph each.</summary>
    public IReadOnlyList<string> Commentary { get; init; } = [];

    /// <summary>The tags that the author wrote.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>Tags that were found from the text: never shown as the author's own.</summary>
    public IReadOnlyList<Tag> DerivedTags { get; init; } = [];

    /// <summary>Every link of the text, in the order of first appearance, each once.</summary>
    public IReadOnlyList<PaperLink> Links { get; init; } = [];

    /// <summary>The other notes that the text names, each once.</summary>
    [JsonIgnore]
    public IReadOnlyList<NoteLink> NoteLinks
    {
        get => StoredNoteLinks ?? [];
        init => StoredNoteLinks = value is [] ? null : value;
    }

    // None are not written, so an entry that was stored before there were any does not differ from the same one read anew.
    [JsonInclude, JsonPropertyName("NoteLinks")]
    internal IReadOnlyList<NoteLink>? StoredNoteLinks { get; init; }

    /// <summary>Whether a link is the paper's own: it was given beside the text, and is not one that the abstract or commentary cites.</summary>
    public bool IsOwn(PaperLink link) =>
        !Commentary.Append(Abstract ?? "").Any(text => text.Contains(link.Url, StringComparison.Ordinal));

    /// <summary>The tags that look-ups and filters see: the author's, then the derived ones.</summary>
    [JsonIgnore]
    public IEnumerable<Tag> AllTags => Tags.Concat(DerivedTags);
}
