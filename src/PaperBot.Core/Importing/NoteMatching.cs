using PaperBot.Entries;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>Finds out which notes of a document are known already, so that an entry keeps its id through edits, moves, copies and re-imports.</summary>
/// <param name="store">The import under way.</param>
/// <param name="document">The document.</param>
/// <param name="before">The entries that it held when it was last read.</param>
/// <param name="gone">Entries of documents that are gone.</param>
internal sealed class NoteMatching(IImportTransaction store, EntrySource document, IReadOnlyList<Entry> before, IReadOnlyList<Entry> gone)
{
    // The same note can stand in a vault and, days later, in a digest.
    private const int MostDaysApart = 3;

    private readonly HashSet<EntryId> _taken = [];

    /// <summary>The entries that the document held when it was last read.</summary>
    public IReadOnlyList<Entry> Before => before;

    /// <summary>The entry that each note is, or null for a new one. No two notes of the document are one entry.</summary>
    public IReadOnlyList<KnownNote?> Match(IReadOnlyList<EntryContent> notes, DocumentFormat? format)
    {
        var candidates = notes.Select(note => store.FindNotes(PaperKeys.Of(note))).ToList();
        var found = notes.Select((note, at) => Take(FindOfSameDay(note, candidates[at]))).ToList();
        for (var at = 0; at < notes.Count; at++)
        {
            found[at] ??= Take(FindEdited(notes[at]) ?? FindElsewhere(notes[at], candidates[at], format));
        }

        return found;
    }

    private KnownNote? Take(KnownNote? note)
    {
        if (note is not null)
        {
            _taken.Add(note.Id);
        }

        return note;
    }

    private KnownNote? FindOfSameDay(EntryContent note, IReadOnlyList<KnownNote> candidates) => candidates
        .Where(candidate => candidate.Date == note.Date && !_taken.Contains(candidate.Id))
        .OrderBy(candidate => PlaceBefore(candidate.Id))
        .FirstOrDefault(candidate => PlaceBefore(candidate.Id) < before.Count || !PaperKeys.AreTwoPapers(note, store.FindEntry(candidate.Id)!));

    private int PlaceBefore(EntryId id) => before.TakeWhile(entry => entry.Id != id).Count();

    /// <summary>The entry of this document's earlier revision, or of a document that is gone, whose title or date was edited.</summary>
    private KnownNote? FindEdited(EntryContent note) =>
        before.Concat(gone).FirstOrDefault(entry => !_taken.Contains(entry.Id) && EntryIdentity.AreAlike(entry, note)) is { } edited ? Known(edited) : null;

    /// <summary>
    /// The same note from another source, a few days apart, or one that was deleted and comes back under another date. A second note on a
    /// paper in the same source on another day is its own.
    /// </summary>
    private KnownNote? FindElsewhere(EntryContent note, IReadOnlyList<KnownNote> candidates, DocumentFormat? format) => candidates
        .Where(candidate => !_taken.Contains(candidate.Id) && AreClose(candidate.Date, note.Date))
        .OrderBy(candidate => Math.Abs(DaysApart(candidate.Date, note.Date)))
        .FirstOrDefault(candidate => store.ReadHolders(candidate.Id).All(holder =>
            holder.Document.Path != document.Path
            && (holder.Document.Location != document.Location || holder.Format != format)
            && !PaperKeys.AreTwoPapers(note, holder.Content)));

    private static bool AreClose(DateOnly? one, DateOnly? other) => one is null || other is null || Math.Abs(DaysApart(one, other)) <= MostDaysApart;

    private static int DaysApart(DateOnly? one, DateOnly? other) => one is { } first && other is { } second ? first.DayNumber - second.DayNumber : 0;

    private KnownNote Known(Entry entry) => store.FindNotes(PaperKeys.Of(entry)).First(note => note.Id == entry.Id);
}
