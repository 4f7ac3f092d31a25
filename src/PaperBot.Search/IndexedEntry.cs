namespace PaperBot.Search;

/// <summary>An entry with the folded forms of its text.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Text">The folded text of this entry.</param>
internal readonly record struct IndexedEntry(Entry Entry, EntryText Text)
{
    /// <summary>Folds the entry's text.</summary>
    public IndexedEntry(Entry entry) : this(entry, new EntryText(entry))
    {
    }
}
