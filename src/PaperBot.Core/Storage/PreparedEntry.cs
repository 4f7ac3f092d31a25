using PaperBot.Entries;

namespace PaperBot.Storage;

/// <summary>An entry with everything that the store writes and the index compares, computed before the import's one thread needs it.</summary>
/// <param name="content">What a document says.</param>
/// <param name="forIndex">Whether the index will ask for its text.</param>
public sealed class PreparedEntry(EntryContent content, bool forIndex)
{
    private readonly EntryId _newId = NewEntryId.For(content).First();

    /// <summary>What the document says.</summary>
    public EntryContent Content { get; } = content;

    /// <summary>Its <see cref="PaperKeys"/>.</summary>
    public IReadOnlyList<long> Keys { get; } = PaperKeys.Of(content);

    /// <summary>The ids that a new entry with this content can have: it gets the first that is free.</summary>
    public IEnumerable<EntryId> NewIds => NewEntryId.For(Content).Skip(1).Prepend(_newId);

    /// <summary>Its text for the index, or null where that is not needed.</summary>
    public EntryText? Text { get; } = forIndex ? new EntryText(content) : null;

    /// <summary>The content as the store keeps it: UTF-8.</summary>
    public byte[] Json { get; } = EntryJson.Write(content);
}
