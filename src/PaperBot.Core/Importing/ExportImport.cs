using PaperBot.Entries;
using PaperBot.Parsing;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>
/// An export on its way into the store. Its entries keep their ids and the documents that they were read from. What the store says already
/// stays as it is, so that importing a store's own export changes nothing; and no entry is withdrawn, since an export may be a part.
/// </summary>
/// <param name="store">The import under way.</param>
/// <param name="postable">Owes new entries to channels.</param>
internal sealed class ExportImport(IImportTransaction store, Postable postable)
{
    /// <summary>Stores what was read of the export.</summary>
    public ImportSummary Run(ParseResult export)
    {
        var entries = export.Entries.Cast<Entry>().ToList();

        // Two entries of one store are never one entry, however alike they are.
        var taken = entries.Select(entry => entry.Id).ToHashSet();
        return ImportSummary.Total([.. entries.Select(entry => Import(entry, taken)), ImportSummary.Nothing with { Problems = export.Problems }]);
    }

    private ImportSummary Import(Entry entry, HashSet<EntryId> taken)
    {
        if (store.FindEntry(entry.Id) is { } stored)
        {
            return store.ReadHolders(entry.Id).Count > 0 && EntryJson.Write(stored) == EntryJson.Write(entry)
                ? ImportSummary.Nothing with { Unchanged = 1 }
                : Update(entry.Id, entry);
        }

        var same = store.FindNotes(PaperKeys.Of(entry)).FirstOrDefault(note => note.Date == entry.Date && taken.Add(note.Id));
        return same is not null ? Update(same.Id, entry) : Add(entry);
    }

    private ImportSummary Add(Entry exported)
    {
        var entry = exported with { Ordinal = store.ReadNextOrdinal(exported.Source) };
        store.Add(entry);
        store.Hold(new(entry.Source, null, entry, entry.Ordinal), entry.Id, null);
        return ImportSummary.Nothing with { Added = 1, Owed = postable.Add(entry) };
    }

    private ImportSummary Update(EntryId id, Entry exported)
    {
        var before = store.ReadHolders(id).FirstOrDefault(holder => holder.Document.Path == exported.Source.Path);
        var note = new HeldNote(exported.Source, before?.Format, exported, before?.Ordinal ?? store.ReadNextOrdinal(exported.Source));
        var (_, isChanged, own) = DocumentImport.Merge(store, id, note);
        store.Hold(note, id, own);
        return isChanged ? ImportSummary.Nothing with { Updated = 1 } : ImportSummary.Nothing with { Unchanged = 1 };
    }
}
