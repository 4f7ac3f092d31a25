using PaperBot.Entries;

namespace PaperBot.Storage;

/// <summary>A note with what the store writes of it, made before the import's one thread comes to it.</summary>
/// <param name="content">What a document says.</param>
public sealed class StorableNote(EntryContent content)
{
    /// <summary>What the document says.</summary>
    public EntryContent Content { get; } = content;

    /// <summary>Its <see cref="PaperKeys"/>.</summary>
    public IReadOnlyList<long> Keys { get; } = PaperKeys.Of(content);

    /// <summary>The id of a new entry that says this, unless another one has it.</summary>
    public EntryId NewId { get; } = NewEntryId.For(content).First();

    internal byte[] Json { get; } = EntryJson.Write(content);
}
