using PaperBot.Entries;

namespace PaperBot.Storage;

/// <summary>One import under way. Nothing of it is kept if it is disposed before <see cref="Commit"/>.</summary>
public interface IImportTransaction : IDisposable
{
    /// <summary>The follows in force.</summary>
    IReadOnlyList<Follow> Follows { get; }

    /// <summary>The entries that the document held when it was last read, in its order.</summary>
    IReadOnlyList<Entry> ReadEntries(EntrySource document);

    /// <summary>The entry with this identity, withdrawn or not; or null.</summary>
    Entry? FindByIdentity(string identity);

    /// <summary>Whether an entry has this id.</summary>
    bool Exists(EntryId id);

    /// <summary>Stores an entry under an identity: a new one, or the present one if it is not the same already. True if something changed.</summary>
    bool Save(Entry entry, string identity);

    /// <summary>Says which entries the document holds now; an entry that no document holds any more is withdrawn. The count of those.</summary>
    int SetDocument(EntrySource document, IReadOnlyList<EntryId> entries);

    /// <summary>Owes an entry to a channel. Nothing happens if that channel has been owed it before.</summary>
    void Owe(Follow follow, EntryId entry, DateTimeOffset due);

    /// <summary>Makes all of it durable.</summary>
    void Commit();
}
