using PaperBot.Delivery;
using PaperBot.Parsing;

namespace PaperBot.Importing;

/// <summary>
/// Stores an export. Its entries keep their ids and the documents that they were read from. Where it differs from the store, it wins, so that
/// importing a store's own export changes nothing; and no entry is withdrawn, since an export may be a part.
/// </summary>
internal sealed class ExportImport(IImportTransaction import, EntryMerger merger, Outbox outbox, ExportedIds ids, DateTimeOffset now)
{
    private readonly List<string> _errors = [];

    /// <summary>Stores what was found in the export; its own file counts as read, and contains no entry.</summary>
    public ImportSummary Run(ParsedDocument document, ExportParseResult export)
    {
        // Two entries of one store are never one entry, however alike they are: each is matched with what the store had before.
        var taken = ids.Of(document.Source, export.Exported.Select(entry => entry.Id));
        var known = export.Exported.Zip(document.Entries, (entry, prepared) => FindKnown(entry, prepared.Keys, taken)).ToList();
        var summaries = export.Exported.Select((entry, at) => known[at] is { } id ? Update(id, entry) : Add(entry, document.Entries[at])).ToList();
        var released = import.SetDocument(document.Source, null, []).Count(merger.Release);
        return ImportSummary.Total(summaries) with
        {
            Withdrawn = released,
            Problems = [.. export.Problems, .. _errors.Select(error => new Problem(document.Name, 0, ProblemSeverity.Error, error))],
        };
    }

    private EntryId? FindKnown(Entry entry, IReadOnlyList<long> keys, HashSet<EntryId> taken) => import.FindEntry(entry.Id) is not null
        ? entry.Id
        : import.FindByPaperKeys(keys).FirstOrDefault(id => IsSame(import.FindEntry(id)!, entry) && taken.Add(id));

    private static bool IsSame(Entry known, Entry exported) => known.Date == exported.Date && !PaperKeys.AreTwoPapers(known, exported);

    private ImportSummary Add(Entry exported, PreparedEntry prepared)
    {
        var entry = exported with { Ordinal = import.ReadNextOrdinal(exported.Source) };
        import.TryAdd(entry, prepared);
        import.AddContribution(new(entry.Source, null, entry, entry.Ordinal), entry.Id, null);
        KeepLookup(entry.Id, exported);
        outbox.NoteNew(entry);
        return ImportSummary.Nothing with { Added = 1 };
    }

    private ImportSummary Update(EntryId id, Entry exported)
    {
        // An export contains neither the links between notes nor all that are the paper's own: the store's are kept.
        var known = import.FindEntry(id)!;
        exported = exported with { NoteLinks = known.NoteLinks };
        exported = Paper.FindOwn(exported) == Paper.FindOwn(known) ? exported.WithOwnLinksOf(known) : exported;
        var isChanged = UpdateContent(id, known, exported);
        return KeepLookup(id, exported) || isChanged
            ? ImportSummary.Nothing with { Updated = 1 }
            : ImportSummary.Nothing with { Unchanged = 1 };
    }

    private bool UpdateContent(EntryId id, Entry known, Entry exported)
    {
        var contributions = import.ReadContributions(id);
        if (contributions.Count > 0 && EntryJson.Write(known).SequenceEqual(EntryJson.Write(exported)))
        {
            outbox.NoteKnown(known);
            return false;
        }

        var before = contributions.FirstOrDefault(contribution => contribution.Document.Path == exported.Source.Path);
        var after = new Contribution(exported.Source, before?.Format, exported, before?.Ordinal ?? import.ReadNextOrdinal(exported.Source));
        var (entry, isChanged, own, error) = merger.Merge(id, after);
        if (error is not null)
        {
            _errors.Add(error);
            return false;
        }

        import.AddContribution(after, id, own);
        outbox.NoteKnown(entry);
        outbox.NoteDocument([id], isChanged);
        return isChanged;
    }

    /// <summary>Stores the paper that was looked up before the export. An export without one does not delete the store's.</summary>
    private bool KeepLookup(EntryId id, Entry exported)
    {
        if (exported.LookedUp is not { } paper || import.FindEntry(id)!.LookedUp == paper)
        {
            return false;
        }

        import.SetPaperLookup(new(id, PaperLookup.SubjectOf(import.FindEntry(id)!), paper, now));
        outbox.NoteEdited(id, isCorrected: false);
        return true;
    }
}

/// <summary>The ids of the entries of an export, all its parts together.</summary>
internal sealed class ExportedIds
{
    private readonly HashSet<EntryId> _ids = [];
    private string _path = "";

    /// <summary>Adds the ids of a part, and returns those of the export so far.</summary>
    public HashSet<EntryId> Of(EntrySource document, IEnumerable<EntryId> part)
    {
        if (_path != document.Path)
        {
            _ids.Clear();
            _path = document.Path;
        }

        _ids.UnionWith(part);
        return _ids;
    }
}
