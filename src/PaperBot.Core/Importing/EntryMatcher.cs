namespace PaperBot.Importing;

/// <summary>Finds out which entries of a document are known, so that an entry keeps its id through edits, moves, copies and re-imports.</summary>
/// <remarks>All documents of an import share the entries of removed documents, from which an entry may have moved.</remarks>
internal sealed class EntryMatcher(IImportTransaction import, ParsedDocument document, PreviousEntries previous, PreviousEntries fromRemoved)
{
    // The same note can be in a vault and, days later, in a digest.
    private const int MaxDaysApart = 3;

    private readonly HashSet<EntryId> _taken = [];

    /// <summary>The known entry that each entry is, or null for a new one. No two entries of the document are one known entry.</summary>
    public IReadOnlyList<EntryId?> Match()
    {
        var entries = document.Entries;
        var found = new EntryId?[entries.Count];

        // Of several entries on one paper, each is matched with itself before any is matched with what another leaves.
        Pass((entry, _) => previous.FindByKey(entry, before => before.Date == entry.Content.Date && before.Title == entry.Content.Title));
        Pass((entry, _) => previous.FindByKey(entry, before => before.Date == entry.Content.Date));
        Pass((entry, _) => previous.FindByKey(entry, _ => true));
        Pass((entry, _) => FindElsewhere(entry));
        Pass((entry, _) => fromRemoved.FindByKey(entry, _ => true));
        Pass((entry, _) => previous.FindByText(entry.Content) ?? fromRemoved.FindByText(entry.Content));
        Pass((entry, ordinal) => previous.FindAt(ordinal, before => HasSameAuthors(before, entry.Content)));
        return found;

        void Pass(Func<PreparedEntry, int, EntryId?> find)
        {
            for (var ordinal = 0; ordinal < entries.Count; ordinal++)
            {
                if (found[ordinal] is null && find(entries[ordinal], ordinal) is { } id && _taken.Add(id))
                {
                    found[ordinal] = id;
                    previous.Take(id);
                    fromRemoved.Take(id);
                }
            }
        }
    }

    /// <summary>The same entry in other documents, or one that was withdrawn and is back.</summary>
    private EntryId? FindElsewhere(PreparedEntry entry) => import.FindByPaperKeys(entry.Keys)
        .Where(id => !_taken.Contains(id) && !previous.Contains(id))
        .Select(id => (Id: id, Days: DaysApart(id, entry.Content)))
        .Where(candidate => candidate.Days is not null)
        .OrderBy(candidate => candidate.Days)
        .FirstOrDefault().Id;

    /// <summary>
    /// The days between an entry of the document and a known one that can be the same; null if it is another. In one source, a second entry on a
    /// paper on another day is another entry; in another source, the same one may be dated a few days apart.
    /// </summary>
    private int? DaysApart(EntryId id, EntryContent content)
    {
        var contributions = import.ReadContributions(id);
        if (contributions.Count == 0)
        {
            var withdrawn = import.FindEntry(id)!;
            var days = DaysApart(withdrawn, content);
            return PaperKeys.AreTwoPapers(withdrawn, content) || (days > MaxDaysApart && !HasSameCommentary(withdrawn, content)) ? null : days;
        }

        var ofThisSource = contributions.Where(IsOfThisSource).ToList();
        if (contributions.Any(contribution => PaperKeys.AreTwoPapers(contribution.Content, content))
            || ofThisSource.Exists(contribution => contribution.Content.Date != content.Date))
        {
            return null;
        }

        var nearest = contributions.Min(contribution => DaysApart(contribution.Content, content));
        return nearest <= MaxDaysApart ? nearest : null;
    }

    // A folder and one below it are one source; a note and a digest of one folder are two.
    private bool IsOfThisSource(Contribution other) => (other.Format is null || other.Format == document.Result.Format)
        && (document.Source.Path.StartsWith($"{other.Document.Location}/", StringComparison.Ordinal)
            || other.Document.Path.StartsWith($"{document.Source.Location}/", StringComparison.Ordinal));

    private static int DaysApart(EntryContent one, EntryContent other) =>
        one.Date is { } first && other.Date is { } second ? Math.Abs(first.DayNumber - second.DayNumber) : 0;

    private static bool HasSameCommentary(EntryContent one, EntryContent other) => one.Commentary.Count > 0 && one.Commentary.SequenceEqual(other.Commentary);

    // A single author, often an organisation, is not enough.
    private static bool HasSameAuthors(EntryContent one, EntryContent other) =>
        one.Authors.Count > 1 && one.Authors.SequenceEqual(other.Authors) && !PaperKeys.AreTwoPapers(one, other);
}
