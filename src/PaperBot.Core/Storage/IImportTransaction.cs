using PaperBot.Entries;

namespace PaperBot.Storage;

/// <summary>One import under way. Nothing of it is kept if it is disposed before <see cref="Commit"/>.</summary>
public interface IImportTransaction : IDisposable
{
    /// <summary>The follows in force.</summary>
    IReadOnlyList<Follow> Follows { get; }

    /// <summary>What the document said of its entries when it was last read, in its order.</summary>
    IReadOnlyList<OwnNote> ReadNotes(EntrySource document);

    /// <summary>The entry with this id, withdrawn or not; or null.</summary>
    Entry? FindEntry(EntryId id);

    /// <summary>The entries, withdrawn or not, with one of these <see cref="PaperKeys"/>.</summary>
    IReadOnlyList<EntryId> FindNotes(IReadOnlyList<long> keys);

    /// <summary>What each document that holds an entry says of it.</summary>
    IReadOnlyList<HeldNote> ReadHolders(EntryId id);

    /// <summary>Stores a new entry. False if there is one of its id, withdrawn or not, and nothing was stored.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="note">Made of what this entry says, and of nothing else.</param>
    bool TryAdd(Entry entry, StorableNote note);

    /// <summary>Stores what an entry says now; a withdrawn one is back. True if it says something else than before, or is back.</summary>
    bool Update(Entry entry);

    /// <summary>Keeps what the documents that hold an entry say of it by themselves, before it comes to say more than they do.</summary>
    void KeepOwn(EntryId id);

    /// <summary>Takes an entry out of look-ups.</summary>
    void Withdraw(EntryId id);

    /// <summary>Says what the document is, and which entries it holds now.</summary>
    /// <param name="document">The document.</param>
    /// <param name="format">What it is.</param>
    /// <param name="entries">The entries, with what the document itself says of each where that is not all that the entry says.</param>
    /// <returns>The entries that it has let go of.</returns>
    IReadOnlyList<EntryId> SetDocument(EntrySource document, DocumentFormat? format, IReadOnlyList<(EntryId Id, EntryContent? Own)> entries);

    /// <summary>The place behind the last entry that the document holds, from 0.</summary>
    int ReadNextOrdinal(EntrySource document);

    /// <summary>Says that the document, in this revision, holds an entry too, at this place.</summary>
    /// <param name="note">The document, and the place.</param>
    /// <param name="id">The entry.</param>
    /// <param name="own">What the document itself says of it where that is not all that the entry says.</param>
    void Hold(HeldNote note, EntryId id, EntryContent? own);

    /// <summary>Says from when on an entry may be owed to channels as it is; null if nothing is waited for.</summary>
    void SetSettles(EntryId id, DateTimeOffset? at);

    /// <summary>Whether an entry waits to be owed to channels.</summary>
    bool IsSettling(EntryId id);

    /// <summary>The entries that may be owed to channels now, having been waited for.</summary>
    IReadOnlyList<Entry> ReadSettled(DateTimeOffset now);

    /// <summary>Owes an entry to a channel. Nothing happens if that channel has been owed it before.</summary>
    void Owe(Follow follow, EntryId entry, DateTimeOffset due);

    /// <summary>What it has changed so far; null where it was begun without keeping that, which saves a big import the memory.</summary>
    StoreChanges? Changes { get; }

    /// <summary>Makes all of it durable.</summary>
    void Commit();
}

/// <summary>What a document said of an entry.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Content">What the document itself said.</param>
public sealed record OwnNote(EntryId Id, EntryContent Content);

/// <summary>What one document says of an entry.</summary>
/// <param name="Document">The document.</param>
/// <param name="Format">What it is; null if unknown.</param>
/// <param name="Content">What it says.</param>
/// <param name="Ordinal">The entry's place in it, from 0.</param>
public sealed record HeldNote(EntrySource Document, DocumentFormat? Format, EntryContent Content, int Ordinal);
