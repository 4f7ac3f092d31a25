using PaperBot.Entries;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>One document on its way into the store.</summary>
/// <param name="store">The import under way.</param>
/// <param name="document">The document.</param>
/// <param name="postable">Owes new entries to channels.</param>
/// <param name="gone">What documents said that are gone.</param>
internal sealed class DocumentImport(IImportTransaction store, ReadDocument document, Postable postable, OwnNotes gone)
{
    private readonly HeldEntries _entries = new(store);
    private readonly EntrySource _source = document.Source;
    private readonly DocumentFormat? _format = document.Parsed.Format;

    /// <summary>Stores what was read of the document.</summary>
    public ImportSummary Run()
    {
        var before = new OwnNotes(store.ReadNotes(_source));
        var problems = ImportSummary.Nothing with { Problems = document.Parsed.Problems };
        if (document.Notes.Count == 0)
        {
            // An edit that broke the document must not withdraw what it held.
            return problems with { Unchanged = before.Count, Rejected = 1 };
        }

        var known = new NoteMatching(store, document, before, gone).Match();
        var held = document.Notes.Select((note, ordinal) => known[ordinal] is { } id
            ? Update(id, new HeldNote(_source, _format, note.Content, ordinal))
            : Add(note, ordinal)).ToList();
        var released = store.SetDocument(_source, _format, [.. held.Select(note => (note.Id, note.Own))]);
        return ImportSummary.Total([.. held.Select(note => note.Done), problems]) with { Withdrawn = released.Count(_entries.Release) };
    }

    private (EntryId Id, EntryContent? Own, ImportSummary Done) Add(StorableNote note, int ordinal)
    {
        var entry = note.NewIds
            .Select(id => new Entry(id, note.Content) { Source = _source, Ordinal = ordinal })
            .First(entry => store.TryAdd(entry, note));
        return (entry.Id, null, ImportSummary.Nothing with { Added = 1, Owed = postable.Add(entry) });
    }

    private (EntryId Id, EntryContent? Own, ImportSummary Done) Update(EntryId id, HeldNote note)
    {
        var (entry, isChanged, own) = _entries.Merge(id, note);
        if (isChanged)
        {
            postable.Change(entry);
        }

        return (id, own, isChanged ? ImportSummary.Nothing with { Updated = 1 } : ImportSummary.Nothing with { Unchanged = 1 });
    }
}
