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
        var held = new List<(EntryId Id, EntryContent? Own)>();
        var summaries = parsed.Entries.Select((content, ordinal) => known[ordinal] is { } id
            ? Update(id, new HeldNote(document, parsed.Format, content, ordinal), held)
            : Add(content, ordinal, held)).Append(problems).ToList();
        var released = store.SetDocument(document, parsed.Format, held);
        return ImportSummary.Total(summaries) with { Withdrawn = released.Count(_entries.Release) };
    }

    private ImportSummary Add(EntryContent content, int ordinal, List<(EntryId Id, EntryContent? Own)> held)
    {
        var entry = NewEntryId.For(content).Select(id => new Entry(id, content) { Source = document, Ordinal = ordinal }).First(store.TryAdd);
        held.Add((entry.Id, null));
        return ImportSummary.Nothing with { Added = 1, Owed = postable.Add(entry) };
    }

    private ImportSummary Update(EntryId id, HeldNote note, List<(EntryId Id, EntryContent? Own)> held)
    {
        var (entry, isChanged, own) = _entries.Merge(id, note);
        held.Add((id, own));
        if (!isChanged)
        {
            return ImportSummary.Nothing with { Unchanged = 1 };
        }

        postable.Change(entry);
        return ImportSummary.Nothing with { Updated = 1 };
    }
}
