namespace PaperBot.Storage;

/// <summary>The entries that people saved: a list for each owner, such as <c>Slack U456 T123</c>, a person in a workspace or server.</summary>
/// <remarks>
/// Every method throws <see cref="StorageException"/> if the database cannot be used now. A list may name an entry that the index no longer
/// contains; whoever reads it skips that one.
/// </remarks>
public interface ISavedStore
{
    /// <summary>Adds an entry to an owner's list, durably when it returns.</summary>
    SaveOutcome Save(string owner, EntryId entry, DateTimeOffset at);

    /// <summary>Removes an entry from an owner's list; false if it was not there.</summary>
    bool Remove(string owner, EntryId entry);

    /// <summary>Finds the entries of an owner's list, at most <see cref="Limits.SavedEntries"/>, the last saved first.</summary>
    IReadOnlyList<EntryId> Find(string owner);
}

/// <summary>What became of an entry that a person saves.</summary>
public enum SaveOutcome
{
    /// <summary>It was added.</summary>
    Saved,

    /// <summary>It was in the list, and keeps its place there.</summary>
    AlreadySaved,

    /// <summary>The list has <see cref="Limits.SavedEntries"/> already, and is as it was.</summary>
    ListFull,
}
