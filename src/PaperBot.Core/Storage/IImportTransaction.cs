using PaperBot.Entries;

namespace PaperBot.Storage;

/// <summary>One import in progress. Nothing of it is kept if it is disposed before <see cref="Commit"/>.</summary>
public interface IImportTransaction : IDisposable
{
    /// <summary>The active subscriptions.</summary>
    IReadOnlyList<Subscription> Subscriptions { get; }

    /// <summary>What the document said of its entries when it was last read, in its order.</summary>
    IReadOnlyList<PreviousEntry> ReadPreviousEntries(EntrySource document);

    /// <summary>The entry with this id, withdrawn or not; or null.</summary>
    Entry? FindEntry(EntryId id);

    /// <summary>The entries, withdrawn or not, with one of these <see cref="PaperKeys"/>.</summary>
    IReadOnlyList<EntryId> FindByPaperKeys(IReadOnlyList<long> keys);

    /// <summary>What each document that holds an entry says of it.</summary>
    IReadOnlyList<Contribution> ReadContributions(EntryId id);

    /// <summary>Stores a new entry. False if there is one with its id, withdrawn or not, and nothing was stored.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="prepared">Made of this entry's content.</param>
    bool TryAdd(Entry entry, PreparedEntry prepared);

    /// <summary>Stores an entry's new content; a withdrawn one is restored. True if the content differs from before, or the entry was withdrawn.</summary>
    bool Update(Entry entry);

    /// <summary>Stores the contribution of each document that holds an entry by itself, before the entry comes to say more than they do.</summary>
    void KeepContributions(EntryId id);

    /// <summary>Removes an entry from look-ups.</summary>
    void Withdraw(EntryId id);

    /// <summary>Stores a document's format, and the entries that it holds now.</summary>
    /// <param name="document">The document.</param>
    /// <param name="format">Its format.</param>
    /// <param name="entries">The entries, with the document's own contribution to each where the entry says more than that.</param>
    /// <returns>The entries that it no longer holds.</returns>
    IReadOnlyList<EntryId> SetDocument(EntrySource document, DocumentFormat? format, IReadOnlyList<(EntryId Id, EntryContent? Own)> entries);

    /// <summary>The position behind the last entry that the document holds, from 0.</summary>
    int ReadNextOrdinal(EntrySource document);

    /// <summary>Stores that a document holds an entry too.</summary>
    /// <param name="contribution">The document, its revision, and the entry's position in it.</param>
    /// <param name="id">The entry.</param>
    /// <param name="own">The document's own contribution where the entry says more than that.</param>
    void AddContribution(Contribution contribution, EntryId id, EntryContent? own);

    /// <summary>Sets when an entry's wait for being posted is over; null if it does not wait.</summary>
    void SetSettles(EntryId id, DateTimeOffset? at);

    /// <summary>Whether an entry waits to be posted.</summary>
    bool IsSettling(EntryId id);

    /// <summary>The entries whose wait is over.</summary>
    IReadOnlyList<Entry> ReadSettled(DateTimeOffset now);

    /// <summary>Adds a pending delivery. Nothing happens if the channel has or had one of this entry.</summary>
    void AddDelivery(Subscription subscription, EntryId entry, DateTimeOffset due);

    /// <summary>What it has changed so far; null where it was begun without keeping that, which saves a big import the memory.</summary>
    StoreChanges? Changes { get; }

    /// <summary>Makes all of it durable.</summary>
    void Commit();
}

/// <summary>An entry of a document that was read before.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Content">What the document said then.</param>
public sealed record PreviousEntry(EntryId Id, EntryContent Content);

/// <summary>What one document says of an entry.</summary>
/// <param name="Document">The document.</param>
/// <param name="Format">Its format; null if unknown.</param>
/// <param name="Content">What it says.</param>
/// <param name="Ordinal">The entry's position in it, from 0.</param>
public sealed record Contribution(EntrySource Document, DocumentFormat? Format, EntryContent Content, int Ordinal);
