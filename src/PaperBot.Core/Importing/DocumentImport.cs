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

    private ImportSummary Add(EntryContent content, int ordinal, List<(EntryId Id, EntryContent? Own)> held)
    {
        var id = content is Entry exported && store.FindEntry(exported.Id) is null ? exported.Id : EntryIdentity.NewId(content, store);
        var entry = new Entry(id, content) { Source = document, Ordinal = ordinal };
        store.Add(entry);
        held.Add((entry.Id, null));
        return ImportSummary.Nothing with { Added = 1, Owed = postable.Add(entry) };
    }

    private ImportSummary Update(KnownNote known, HeldNote note, List<(EntryId Id, EntryContent? Own)> held)
    {
        var others = known.IsWithdrawn ? [] : store.ReadHolders(known.Id).Where(holder => holder.Document.Path != document.Path).ToList();
        if (others.Count > 0)
        {
            store.KeepOwn(known.Id);
        }

        var entry = Merged(known.Id, others.Count == 0 ? [note] : [.. others.Append(note).OrderBy(holder => holder.Format ?? (DocumentFormat)int.MaxValue)]);
        held.Add((known.Id, others.Count == 0 ? null : note.Content));
        if (!store.Update(entry))
        {
            return ImportSummary.Nothing with { Unchanged = 1 };
        }

        return ImportSummary.Nothing with { Updated = 1, Owed = known.IsSettling ? postable.Change(entry) : 0 };
    }

    private static Entry Merged(EntryId id, IReadOnlyList<HeldNote> holders) => new(id, NoteMerging.Union([.. holders.Select(holder => holder.Content)]))
    {
        Source = holders[0].Document,
        Ordinal = holders[0].Ordinal,
    };
}
