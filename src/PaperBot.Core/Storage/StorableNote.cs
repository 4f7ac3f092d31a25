using PaperBot.Entries;

namespace PaperBot.Storage;

/// <summary>A note with what the store writes and the index compares of it, made before the import's one thread comes to it.</summary>
/// <param name="content">What a document says.</param>
/// <param name="forIndex">Whether the index will ask for its text.</param>
public sealed class StorableNote(EntryContent content, bool forIndex)
{
    private readonly EntryId _newId = NewEntryId.For(content).First();

    /// <summary>What the document says.</summary>
    public EntryContent Content { get; } = content;

    /// <summary>Its <see cref="PaperKeys"/>.</summary>
    public IReadOnlyList<long> Keys { get; } = PaperKeys.Of(content);

    /// <summary>The ids that a new entry that says this can have: it takes the first that no other has.</summary>
    public IEnumerable<EntryId> NewIds => NewEntryId.For(Content).Skip(1).Prepend(_newId);

    /// <summary>Its text for the index, or null where that is not wanted.</summary>
    public EntryText? Text { get; } = forIndex ? new EntryText(content) : null;

    internal byte[] Json { get; } = EntryJson.Write(content);
}
