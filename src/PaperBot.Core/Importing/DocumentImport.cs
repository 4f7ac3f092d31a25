using PaperBot.Entries;
using PaperBot.Parsing;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>One document on its way into the store.</summary>
/// <param name="store">The import under way.</param>
/// <param name="document">The document.</param>
/// <param name="postable">Owes new entries to channels.</param>
/// <param name="gone">What documents said that are gone.</param>
internal sealed class DocumentImport(IImportTransaction store, EntrySource document, Postable postable, OwnNotes gone)
{
    private readonly HeldEntries _entries = new(store);

    /// <summary>Stores what was read of the document.</summary>
    public ImportSummary Run(ParseResult parsed)
    {
        var before = new OwnNotes(store.ReadNotes(document));
        var problems = ImportSummary.Nothing with { Problems = parsed.Problems };
        if (parsed.Entries.Count == 0)
        {
            // An edit that broke the document must not withdraw what it held.
            return problems with { Unchanged = before.Count, Rejected = 1 };
        }

        var known = new NoteMatching(store, document, parsed.Format, before, gone).Match(parsed.Entries);
        var held = parsed.Entries.Select((content, ordinal) => known[ordinal] is { } id
            ? Update(id, new HeldNote(document, parsed.Format, content, ordinal))
            : Add(content, ordinal)).ToList();
        var released = store.SetDocument(document, parsed.Format, [.. held.Select(note => (note.Id, note.Own))]);
        return ImportSummary.Total([.. held.Select(note => note.Done), problems]) with { Withdrawn = released.Count(_entries.Release) };
    }

    private (EntryId Id, EntryContent? Own, ImportSummary Done) Add(EntryContent content, int ordinal)
    {
        var entry = NewEntryId.For(content).Select(id => new Entry(id, content) { Source = document, Ordinal = ordinal }).First(store.TryAdd);
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
