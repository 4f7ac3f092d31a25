namespace PaperBot.Storage;

/// <summary>An entry's content with everything that the store needs of it, computed in parallel before the import's single thread needs it.</summary>
/// <param name="content">The content.</param>
public sealed class PreparedEntry(EntryContent content)
{
    private readonly EntryId _newId = NewEntryId.For(content).First();

    /// <summary>The content.</summary>
    public EntryContent Content { get; } = content;

    /// <summary>The <see cref="PaperKeys"/> of the content.</summary>
    public IReadOnlyList<long> Keys { get; } = PaperKeys.Of(content);

    /// <summary>The candidates for the id of a new entry with this content; it gets the first that is free.</summary>
    public IEnumerable<EntryId> NewIds => NewEntryId.For(Content).Skip(1).Prepend(_newId);

    /// <summary>The content as JSON in UTF-8.</summary>
    public byte[] Json { get; } = EntryJson.Write(content);
}
