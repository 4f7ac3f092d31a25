using PaperBot.Entries;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>Finds out which notes of a document are known already, so that an entry keeps its id through edits, moves, copies and re-imports.</summary>
/// <param name="store">The import under way.</param>
/// <param name="document">The document.</param>
/// <param name="before">What it said when it was last read.</param>
/// <param name="gone">What documents said that are gone: a note may have moved from there. Shared by all documents of an import.</param>
internal sealed class NoteMatching(IImportTransaction store, ReadDocument document, OwnNotes before, OwnNotes gone)
{
    // The same note can stand in a vault and, days later, in a digest.
    private const int MostDaysApart = 3;

    private readonly HashSet<EntryId> _taken = [];

    /// <summary>The entry that each note is, or null for a new one. No two notes of the document are one entry.</summary>
    public IReadOnlyList<EntryId?> Match()
    {
        var notes = document.Notes;
        var found = new EntryId?[notes.Count];

        // Of namesakes each finds itself before any takes what another leaves.
        Pass((note, _) => before.FindByKey(note, own => own.Date == note.Content.Date && own.Title == note.Content.Title));
        Pass((note, _) => before.FindByKey(note, own => own.Date == note.Content.Date));
        Pass((note, _) => before.FindByKey(note, _ => true));
        Pass((note, _) => FindElsewhere(note));
        Pass((note, _) => gone.FindByKey(note, _ => true));
        Pass((note, _) => before.FindByText(note.Content) ?? gone.FindByText(note.Content));
        Pass((note, ordinal) => before.FindAt(ordinal, own => HasSameAuthors(own, note.Content)));
        return found;

        void Pass(Func<StorableNote, int, EntryId?> find)
        {
            for (var ordinal = 0; ordinal < notes.Count; ordinal++)
            {
                if (found[ordinal] is null && find(notes[ordinal], ordinal) is { } id && _taken.Add(id))
                {
                    found[ordinal] = id;
                    before.Take(id);
                    gone.Take(id);
                }
            }
        }
    }

    /// <summary>The entry that other documents hold of the same note, or that was withdrawn and is back.</summary>
    private EntryId? FindElsewhere(StorableNote note) => store.FindNotes(note.Keys)
        .Where(id => !_taken.Contains(id) && !before.Holds(id))
        .Select(id => (Id: id, Days: DaysApart(id, note.Content)))
        .Where(candidate => candidate.Days is not null)
        .OrderBy(candidate => candidate.Days)
        .FirstOrDefault().Id;

    /// <summary>
    /// How many days lie between a note and an entry that can be the same; null if it is another. In one source, a second note on a paper on
    /// another day is its own; in another source, it may be dated a few days apart.
    /// </summary>
    private int? DaysApart(EntryId id, EntryContent note)
    {
        var holders = store.ReadHolders(id);
        if (holders.Count == 0)
        {
            var withdrawn = store.FindEntry(id)!;
            var days = DaysApart(withdrawn, note);
            return PaperKeys.AreTwoPapers(withdrawn, note) || (days > MostDaysApart && !HasSameCommentary(withdrawn, note)) ? null : days;
        }

        var ofThisSource = holders.Where(IsOfThisSource).ToList();
        if (holders.Any(holder => PaperKeys.AreTwoPapers(holder.Content, note)) || ofThisSource.Exists(holder => holder.Content.Date != note.Date))
        {
            return null;
        }

        var nearest = holders.Min(holder => DaysApart(holder.Content, note));
        return nearest <= MostDaysApart ? nearest : null;
    }

    // A folder and one below it are one source; a note and a digest of one folder are two.
    private bool IsOfThisSource(HeldNote holder) => (holder.Format is null || holder.Format == document.Parsed.Format)
        && (document.Source.Path.StartsWith($"{holder.Document.Location}/", StringComparison.Ordinal)
            || holder.Document.Path.StartsWith($"{document.Source.Location}/", StringComparison.Ordinal));

    private static int DaysApart(EntryContent one, EntryContent other) =>
        one.Date is { } first && other.Date is { } second ? Math.Abs(first.DayNumber - second.DayNumber) : 0;

    private static bool HasSameCommentary(EntryContent one, EntryContent other) => one.Commentary.Count > 0 && one.Commentary.SequenceEqual(other.Commentary);

    // One author alone, often an organisation, does not tell.
    private static bool HasSameAuthors(EntryContent one, EntryContent other) =>
        one.Authors.Count > 1 && one.Authors.SequenceEqual(other.Authors) && !PaperKeys.AreTwoPapers(one, other);
}
