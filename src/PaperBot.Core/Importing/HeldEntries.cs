using PaperBot.Entries;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>Keeps an entry what the documents that hold it say of it together.</summary>
/// <param name="store">The import under way.</param>
internal sealed class HeldEntries(IImportTransaction store)
{
    /// <summary>Makes an entry that is known the union of what a document and the others that hold it say.</summary>
    /// <returns>The entry, whether it says something else now, and what is to be kept as this document's own word.</returns>
    public (Entry Entry, bool IsChanged, EntryContent? Own) Merge(EntryId id, HeldNote note)
    {
        var others = store.ReadHolders(id).Where(holder => holder.Document.Path != note.Document.Path).ToList();
        if (others.Count > 0)
        {
            store.KeepOwn(id);
        }

        var entry = Union(id, others.Append(note));
        return (entry, store.Update(entry), others.Count == 0 ? null : note.Content);
    }

    /// <summary>Takes back what a document said of an entry that it has let go of. True if no other document holds the entry, and it is withdrawn.</summary>
    public bool Release(EntryId id)
    {
        if (store.ReadHolders(id) is [_, ..] holders)
        {
            store.Update(Union(id, holders));
            return false;
        }

        store.Withdraw(id);
        return true;
    }

    // A copy's name is longer than the name of what it was copied from.
    private static Entry Union(EntryId id, IEnumerable<HeldNote> holders)
    {
        var trusted = holders.OrderBy(holder => holder.Format ?? (DocumentFormat)int.MaxValue)
            .ThenBy(holder => holder.Document.Path.Length)
            .ThenBy(holder => holder.Document.Path, StringComparer.Ordinal)
            .ToList();
        return new(id, NoteMerging.Union([.. trusted.Select(holder => holder.Content)])) { Source = trusted[0].Document, Ordinal = trusted[0].Ordinal };
    }
}
