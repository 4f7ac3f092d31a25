namespace PaperBot.Entries;

/// <summary>Makes one note of what several documents say of it.</summary>
public static class NoteMerging
{
    private const double SameText = 0.5;
    private const int WindowLength = 5;

    /// <summary>
    /// The union of what they know: the first one that says something has the word on date, title, authors and abstract; paragraphs, tags,
    /// links and notes that only others name come behind its own. A paragraph that is an edit of one that is there already is left out.
    /// </summary>
    /// <param name="notes">At least one note, the most trusted first.</param>
    public static EntryContent Union(IReadOnlyList<EntryContent> notes)
    {
        if (notes.Count == 1)
        {
            return notes[0];
        }

        var tags = notes.SelectMany(note => note.Tags).Distinct().ToList();
        return new EntryContent
        {
            Date = notes.Select(note => note.Date).FirstOrDefault(date => date is not null),
            Title = notes.Select(note => note.Title).FirstOrDefault(title => title != "") ?? "",
            Authors = notes.Select(note => note.Authors).FirstOrDefault(authors => authors.Count > 0) ?? [],
            Abstract = notes.Select(note => note.Abstract).FirstOrDefault(text => text is not null),
            Commentary = notes.Select(note => note.Commentary).Aggregate(WithParagraphs),
            Tags = tags,
            DerivedTags = [.. notes.SelectMany(note => note.DerivedTags).Distinct().Except(tags)],
            Links = [.. notes.SelectMany(note => note.Links).DistinctBy(link => link.Url)],
            NoteLinks = [.. notes.SelectMany(note => note.NoteLinks).Distinct()],
        };
    }

    private static IReadOnlyList<string> WithParagraphs(IReadOnlyList<string> paragraphs, IReadOnlyList<string> others)
    {
        var present = paragraphs.Select(Windows).ToList();
        return [.. paragraphs, .. others.Where(other => !present.Exists(windows => IsEdit(Windows(other), windows)))];
    }

    /// <summary>Whether most of one's windows stand in the other (Dice's coefficient), or one is within the other.</summary>
    private static bool IsEdit(HashSet<string> one, HashSet<string> other)
    {
        var (small, large) = one.Count <= other.Count ? (one, other) : (other, one);
        var shared = small.Count(large.Contains);
        return shared == small.Count || 2.0 * shared / (one.Count + other.Count) >= SameText;
    }

    /// <summary>Each run of some neighbouring characters, long enough to be no syllable that any text holds.</summary>
    private static HashSet<string> Windows(string paragraph)
    {
        var words = FoldedText.Words(paragraph);
        words = words.Length > 1 ? words : paragraph;
        return words.Length <= WindowLength
            ? [words]
            : [.. Enumerable.Range(0, words.Length - WindowLength + 1).Select(at => words.Substring(at, WindowLength))];
    }
}
