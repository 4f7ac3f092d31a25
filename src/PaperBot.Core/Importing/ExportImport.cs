using PaperBot.Entries;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>
/// An export on its way into the store. Its entries keep their ids and the documents that they were read from. What it says otherwise than the
/// store is taken over, so that importing a store's own export changes nothing; and no entry is withdrawn, since an export may be a part.
/// </summary>
/// <param name="store">The import under way.</param>
/// <param name="postable">Owes new entries to channels.</param>
internal sealed class ExportImport(IImportTransaction store, Postable postable)
{
    /// <summary>Stores what was read of the export; its own file is known as read, and holds no entry.</summary>
    public ImportSummary Run(ReadDocument export)
    {
        var entries = export.Notes.Select(note => (Entry: (Entry)note.Content, Note: note)).ToList();

        // Two entries of one store are never one entry, however alike they are: each is looked for among what was there before.
        var taken = entries.Select(item => item.Entry.Id).ToHashSet();
        var known = entries.Select(item => FindKnown(item.Entry, item.Note.Keys, taken)).ToList();
        var summaries = entries.Select((item, at) => known[at] is { } id ? Update(id, item.Entry) : Add(item.Entry, item.Note)).ToList();
        var released = store.SetDocument(export.Source, null, []).Count(new HeldEntries(store).Release);
        return ImportSummary.Total(summaries) with { Withdrawn = released, Problems = export.Parsed.Problems };
    }

    private EntryId? FindKnown(Entry entry, IReadOnlyList<long> keys, HashSet<EntryId> taken) => store.FindEntry(entry.Id) is not null
        ? entry.Id
        : store.FindNotes(keys).FirstOrDefault(id => IsSameNote(store.FindEntry(id)!, entry) && taken.Add(id));

    private static bool IsSameNote(Entry known, Entry exported) => known.Date == exported.Date && !PaperKeys.AreTwoPapers(known, exported);

    private ImportSummary Add(Entry exported, StorableNote note)
    {
        var entry = exported with { Ordinal = store.ReadNextOrdinal(exported.Source) };
        store.TryAdd(entry, note);
        store.Hold(new(entry.Source, null, entry, entry.Ordinal), entry.Id, null);
        return ImportSummary.Nothing with { Added = 1, Owed = postable.Add(entry) };
    }

    private ImportSummary Update(EntryId id, Entry exported)
    {
        // What an export does not hold, it does not say otherwise.
        var known = store.FindEntry(id)!;
        exported = exported with { NoteLinks = known.NoteLinks };
        var holders = store.ReadHolders(id);
        if (holders.Count > 0 && EntryJson.Write(known).SequenceEqual(EntryJson.Write(exported)))
        {
            return ImportSummary.Nothing with { Unchanged = 1 };
        }

        var before = holders.FirstOrDefault(holder => holder.Document.Path == exported.Source.Path);
        var note = new HeldNote(exported.Source, before?.Format, exported, before?.Ordinal ?? store.ReadNextOrdinal(exported.Source));
        var (_, isChanged, own) = new HeldEntries(store).Merge(id, note);
        store.Hold(note, id, own);
        return isChanged ? ImportSummary.Nothing with { Updated = 1 } : ImportSummary.Nothing with { Unchanged = 1 };
    }
}
