namespace PaperBot.Entries;

/// <summary>One note about one paper, the unit of everything, as it is stored.</summary>
public sealed record Entry : EntryContent
{
    /// <param name="id">Its permanent id.</param>
    /// <param name="content">What the document says.</param>
    public Entry(EntryId id, EntryContent content) : base(content) => Id = id;

    /// <summary>Its permanent id.</summary>
    public EntryId Id { get; }

    /// <summary>The document that it was read from.</summary>
    public required EntrySource Source { get; init; }

    /// <summary>Its position in that document, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The same entry with those links as the paper's own that are so in another content.</summary>
    public Entry WithOwnLinksOf(EntryContent other) => this with { OwnUrls = other.OwnUrls };

    /// <summary>The paper that was looked up for it, or null. It is not a part of the content.</summary>
    public Paper? LookedUp { get; init; }

    /// <summary>The paper that the note is about: what its author says, or else what was looked up; null if unknown.</summary>
    public Paper? Paper => Paper.FindOwn(this) ?? LookedUp;
}
