using PaperBot.Entries;
using PaperBot.Parsing;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>One document on its way into the store.</summary>
/// <param name="store">The import under way.</param>
/// <param name="document">The document.</param>
/// <param name="postable">Owes new entries to channels.</param>
/// <param name="gone">Entries of documents that are gone, which this one may bring back under another date or title.</param>
internal sealed class DocumentImport(IImportTransaction store, EntrySource document, Postable postable, IReadOnlyList<Entry> gone)
{
    private readonly NoteMatching _matching = new(store, document, store.ReadEntries(document), gone);

    /// <summary>Stores what was read of the document.</summary>
    public ImportSummary Run(ParseResult parsed)
    {
        var problems = ImportSummary.Nothing with { Problems = parsed.Problems };
        if (parsed.Entries.Count == 0)
        {
            // An edit that broke the document must not withdraw what it held.
            return problems with { Unchanged = _matching.Before.Count, Rejected = 1 };
        }

        var same = _matching.Match(parsed.Entries, parsed.Format);
        var held = new List<(EntryId Id, EntryContent? Own)>();
        var summaries = parsed.Entries.Select((content, ordinal) => same[ordinal] is { } known
            ? Update(known, new HeldNote(document, parsed.Format, content, ordinal), held)
            : Add(content, ordinal, held)).Append(problems).ToList();
        var released = store.SetDocument(document, parsed.Format, held);
        return ImportSummary.Total(summaries) with { Withdrawn = released.Count(id => Release(store, id)) };
    }

    /// <summary>Takes back what a document said of an entry that it has let go of. True if no other document holds the entry, and it is withdrawn.</summary>
    public static bool Release(IImportTransaction store, EntryId id)
    {
        if (store.ReadHolders(id) is [_, ..] holders)
        {
            store.Update(Merged(id, holders));
            return false;
        }

        store.Withdraw(id);
        return true;
    }

    /// <summary>Makes an entry that is known the union of what this document and the others that hold it say.</summary>
    /// <returns>The entry, whether it says something else now, and what is to be kept as this document's own word.</returns>
    public static (Entry Entry, bool IsChanged, EntryContent? Own) Merge(IImportTransaction store, EntryId id, HeldNote note)
    {
        var others = store.ReadHolders(id).Where(holder => holder.Document.Path != note.Document.Path).ToList();
        if (others.Count > 0)
        {
            store.KeepOwn(id);
        }

        var entry = Merged(id, others.Count == 0 ? [note] : [.. others.Append(note).OrderBy(holder => holder.Format ?? (DocumentFormat)int.MaxValue)]);
        return (entry, store.Update(entry), others.Count == 0 ? null : note.Content);
    }

    private ImportSummary Add(EntryContent content, int ordinal, List<(EntryId Id, EntryContent? Own)> held)
    {
        var entry = new Entry(EntryIdentity.NewId(content, store), content) { Source = document, Ordinal = ordinal };
        store.Add(entry);
        held.Add((entry.Id, null));
        return ImportSummary.Nothing with { Added = 1, Owed = postable.Add(entry) };
    }

    private ImportSummary Update(KnownNote known, HeldNote note, List<(EntryId Id, EntryContent? Own)> held)
    {
        var (entry, isChanged, own) = Merge(store, known.Id, note);
        held.Add((known.Id, own));
        return isChanged
            ? ImportSummary.Nothing with { Updated = 1, Owed = known.IsSettling ? postable.Change(entry) : 0 }
            : ImportSummary.Nothing with { Unchanged = 1 };
    }

    private static Entry Merged(EntryId id, IReadOnlyList<HeldNote> holders) => new(id, NoteMerging.Union([.. holders.Select(holder => holder.Content)]))
    {
        Source = holders[0].Document,
        Ordinal = holders[0].Ordinal,
    };
}
