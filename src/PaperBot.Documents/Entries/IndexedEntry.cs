namespace PaperBot.Entries;

/// <summary>An entry with its text as look-ups compare it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Text">Made of what this entry says, and of nothing else.</param>
public readonly record struct IndexedEntry(Entry Entry, EntryText Text)
{
    /// <summary>Folds the entry's text.</summary>
    public IndexedEntry(Entry entry) : this(entry, new EntryText(entry))
    {
    }
}
