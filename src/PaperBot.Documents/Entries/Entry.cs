namespace PaperBot.Entries;

/// <summary>One note about one paper, the unit of everything, as the store keeps it.</summary>
public sealed record Entry : EntryContent
{
    /// <param name="id">Its lasting name.</param>
    /// <param name="content">What the document says.</param>
    public Entry(EntryId id, EntryContent content) : base(content) => Id = id;

    /// <summary>Its lasting name.</summary>
    public EntryId Id { get; }

    /// <summary>The document that it was read from.</summary>
    public required EntrySource Source { get; init; }

    /// <summary>Its place in that document, from 0: the digest's own order.</summary>
    public required int Ordinal { get; init; }
}
