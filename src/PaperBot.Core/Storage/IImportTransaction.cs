namespace PaperBot.Storage;

/// <summary>An import in progress. It belongs to the thread that runs it, and ends with <see cref="IEntryStore.Import"/>.</summary>
public interface IImportTransaction
{
    /// <summary>The active subscriptions.</summary>
    IReadOnlyList<Subscription> Subscriptions { get; }

    /// <summary>Reads the entries of a document as it had them when it was last imported, in its order.</summary>
    IReadOnlyList<PreviousEntry> ReadPreviousEntries(EntrySource document);

    /// <summary>Finds an entry, withdrawn or not, by its id; null if there is none.</summary>
    Entry? FindEntry(EntryId id);

    /// <summary>Finds the entries, withdrawn or not, with at least one of these <see cref="PaperKeys"/>.</summary>
    IReadOnlyList<EntryId> FindByPaperKeys(IReadOnlyList<long> keys);

    /// <summary>Reads the contributions of all documents that contain an entry.</summary>
    IReadOnlyList<Contribution> ReadContributions(EntryId id);

    /// <summary>Adds an entry. Returns false and stores nothing if there is an entry with its id, withdrawn or not.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="prepared">The prepared content of the same entry.</param>
    bool TryAdd(Entry entry, PreparedEntry prepared);

    /// <summary>Updates an entry, and restores it if it was withdrawn. Returns what that changed.</summary>
    EntryChange Update(Entry entry);

    /// <summary>Stores each document's own contribution to an entry separately, before the content of several documents is merged into the entry.</summary>
    void KeepContributions(EntryId id);

    /// <summary>Removes an entry from look-ups.</summary>
    void Withdraw(EntryId id);

    /// <summary>Stores a document's format and the entries that it contains now.</summary>
    /// <param name="document">The document.</param>
    /// <param name="format">The format.</param>
    /// <param name="entries">The entries, each with the document's own contribution if the entry's content is merged from several documents.</param>
    /// <returns>The entries that the document no longer contains.</returns>
    IReadOnlyList<EntryId> SetDocument(EntrySource document, DocumentFormat? format, IReadOnlyList<(EntryId Id, EntryContent? Own)> entries);

    /// <summary>Reads the position after the last entry of a document, from 0.</summary>
    int ReadNextOrdinal(EntrySource document);

    /// <summary>Adds a document to the documents that contain an entry.</summary>
    /// <param name="contribution">The document, its revision, and the entry's position in it.</param>
    /// <param name="id">The entry.</param>
    /// <param name="own">The document's own contribution if the entry's content is merged from several documents.</param>
    void AddContribution(Contribution contribution, EntryId id, EntryContent? own);

    /// <summary>Sets when an entry's settling time is over, so that it can be posted; null if it does not have to settle.</summary>
    void SetSettles(EntryId id, DateTimeOffset? at);

    /// <summary>Whether an entry has a settling time.</summary>
    bool IsSettling(EntryId id);

    /// <summary>Reads the entries whose settling time is over.</summary>
    IReadOnlyList<Entry> ReadSettled(DateTimeOffset now);

    /// <summary>
    /// Stores what was found for an entry instead of what was found before. A paper that was found changes what look-ups see of the entry, but
    /// neither its content nor its documents.
    /// </summary>
    void SetPaperLookup(PaperLookup lookup);

    /// <summary>Adds a pending delivery, unless the channel has or had a delivery of this entry. Returns whether it was added.</summary>
    bool AddDelivery(Subscription subscription, EntryId entry, DateTimeOffset due);

    /// <summary>Marks the messages that show an entry, or are being sent, to be updated at a time: it has changed, or was withdrawn or restored.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="due">When.</param>
    /// <param name="isCorrected">Whether its author has changed it, so that the messages say so.</param>
    /// <returns>How many messages.</returns>
    int MarkEdited(EntryId entry, DateTimeOffset due, bool isCorrected = true);
}

/// <summary>What an update of an entry changed.</summary>
public enum EntryChange
{
    /// <summary>Nothing that people see.</summary>
    None,

    /// <summary>It was withdrawn, and is back as it was.</summary>
    Restored,

    /// <summary>Its content.</summary>
    Modified,
}

/// <summary>An entry of a document that was imported before, with the document's content for it at that time.</summary>
public sealed record PreviousEntry(EntryId Id, EntryContent Content);

/// <summary>The content that one document contributes to an entry.</summary>
/// <param name="Document">The document.</param>
/// <param name="Format">The document's format; null if unknown.</param>
/// <param name="Content">The content.</param>
/// <param name="Ordinal">The entry's position in the document, from 0.</param>
public sealed record Contribution(EntrySource Document, DocumentFormat? Format, EntryContent Content, int Ordinal);
