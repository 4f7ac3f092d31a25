using PaperBot.Delivery;
using PaperBot.Parsing;

namespace PaperBot.Importing;

/// <summary>Stores one document: each of its entries is matched with a known one, or is new.</summary>
internal sealed class DocumentImport(
    IImportTransaction import, EntryMerger merger, ParsedDocument document, Outbox outbox, PreviousEntries fromRemoved)
{
    private readonly EntrySource _source = document.Source;
    private readonly DocumentFormat? _format = document.Result.Format;

    public ImportSummary Run()
    {
        var previous = new PreviousEntries(import.ReadPreviousEntries(_source));
        var problems = ImportSummary.Nothing with { Problems = document.Result.Problems };
        if (document.Entries.Count == 0)
        {
            // An edit that broke the document must not withdraw its entries.
            return problems with { Unchanged = previous.Count, Rejected = 1 };
        }

        var known = new EntryMatcher(import, document, previous, fromRemoved).Match();
        var stored = document.Entries.Select((entry, ordinal) => known[ordinal] is { } id
            ? Update(id, new Contribution(_source, _format, entry.Content, ordinal))
            : Add(entry, ordinal)).ToList();
        var kept = stored.Where(entry => entry.Summary.Problems.Count == 0).ToList();
        var released = import.SetDocument(_source, _format, [.. kept.Select(entry => (entry.Id, entry.Own))]);
        outbox.NoteDocument(kept.Select(entry => entry.Id), isChanged: released.Count > 0 || kept.Exists(entry => entry.Summary.Unchanged == 0));
        return ImportSummary.Total([.. stored.Select(entry => entry.Summary), problems]) with { Withdrawn = released.Count(merger.Release) };
    }

    private (EntryId Id, EntryContent? Own, ImportSummary Summary) Add(PreparedEntry prepared, int ordinal)
    {
        var entry = prepared.NewIds
            .Select(id => new Entry(id, prepared.Content) { Source = _source, Ordinal = ordinal })
            .First(entry => import.TryAdd(entry, prepared));
        outbox.NoteNew(entry);
        return (entry.Id, null, ImportSummary.Nothing with { Added = 1 });
    }

    private (EntryId Id, EntryContent? Own, ImportSummary Summary) Update(EntryId id, Contribution contribution)
    {
        var (entry, isChanged, own, error) = merger.Merge(id, contribution);
        if (error is not null)
        {
            return (id, null, ImportSummary.Nothing with { Problems = [new(document.Name, 0, ProblemSeverity.Error, error)] });
        }

        outbox.NoteKnown(entry);
        return (id, own, isChanged ? ImportSummary.Nothing with { Updated = 1 } : ImportSummary.Nothing with { Unchanged = 1 });
    }
}
