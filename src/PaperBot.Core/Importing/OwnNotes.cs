using PaperBot.Entries;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>What documents said of their entries when they were last read, to be found again in what they say now. An entry is found once.</summary>
internal sealed class OwnNotes
{
    // A shorter text is what is said of many papers.
    private const int ShortestText = 20;

    private readonly Dictionary<long, List<OwnNote>> _byKey = [];
    private readonly Dictionary<string, List<OwnNote>> _byText = [];
    private readonly IReadOnlyList<OwnNote> _notes;
    private readonly HashSet<EntryId> _all;
    private readonly HashSet<EntryId> _left;

    /// <param name="notes">The notes; of several that fit equally, the first is found.</param>
    public OwnNotes(IReadOnlyList<OwnNote> notes)
    {
        _notes = notes;
        _all = [.. notes.Select(note => note.Id)];
        _left = [.. _all];
        foreach (var note in notes)
        {
            foreach (var key in PaperKeys.Of(note.Content))
            {
                Add(_byKey, key, note);
            }

            foreach (var text in Texts(note.Content))
            {
                Add(_byText, text, note);
            }
        }
    }

    /// <summary>How many there are, found or not.</summary>
    public int Count => _notes.Count;

    /// <summary>Whether an entry is among them, found or not.</summary>
    public bool Holds(EntryId id) => _all.Contains(id);

    /// <summary>Takes an entry out: it has been found.</summary>
    public void Take(EntryId id) => _left.Remove(id);

    /// <summary>The first note on the same paper that fits, or null.</summary>
    public EntryId? FindByKey(StorableNote note, Func<EntryContent, bool> fits) => _left.Count == 0 ? null : Find(
        note.Keys.SelectMany(key => _byKey.GetValueOrDefault(key, [])),
        own => !PaperKeys.AreTwoPapers(own, note.Content) && fits(own));

    /// <summary>The first note with the same commentary or abstract, whatever its title or date, or null.</summary>
    public EntryId? FindByText(EntryContent note) => _left.Count == 0 ? null : Find(
        Texts(note).SelectMany(text => _byText.GetValueOrDefault(text, [])),
        own => !PaperKeys.AreTwoPapers(own, note) || FoldedText.Words(own.Title) == FoldedText.Words(note.Title));

    /// <summary>The note at a place of its document if it fits, or null.</summary>
    public EntryId? FindAt(int ordinal, Func<EntryContent, bool> fits) => ordinal < _notes.Count ? Find([_notes[ordinal]], fits) : null;

    private EntryId? Find(IEnumerable<OwnNote> notes, Func<EntryContent, bool> fits) =>
        notes.FirstOrDefault(note => _left.Contains(note.Id) && fits(note.Content))?.Id;

    private static IEnumerable<string> Texts(EntryContent note)
    {
        if (string.Join('\n', note.Commentary) is { Length: >= ShortestText } commentary)
        {
            yield return $"commentary|{commentary}";
        }

        if (note.Abstract is { } text)
        {
            yield return $"abstract|{text}";
        }
    }

    private static void Add<TKey>(Dictionary<TKey, List<OwnNote>> notes, TKey key, OwnNote note)
        where TKey : notnull
    {
        if (!notes.TryGetValue(key, out var list))
        {
            notes.Add(key, list = []);
        }

        list.Add(note);
    }
}
