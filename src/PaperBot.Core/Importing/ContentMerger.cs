using System.Text.RegularExpressions;
using PaperBot.Entries;

namespace PaperBot.Importing;

/// <summary>Makes one note of what several documents say of it.</summary>
public static partial class ContentMerger
{
    private const double SameText = 0.5;
    private const int WindowLength = 5;
    private const int MaxLengthRatio = 4;

    // Far more than any note has, so that no document takes more than linear time.
    private const int MaxCompared = 300;

    /// <summary>
    /// The union of what they know: the first one that says something has the word on date, title, authors and abstract; paragraphs, tags,
    /// links and notes that only others name come behind its own. A paragraph that is an edit of one that is there already is left out, or takes
    /// its place where it says all that and more.
    /// </summary>
    /// <param name="notes">At least one note, the most trusted first.</param>
    public static EntryContent Union(IReadOnlyList<EntryContent> notes)
    {
        if (notes.Count == 1)
        {
            return notes[0];
        }

        var tags = notes.SelectMany(note => note.Tags).Distinct().ToList();
        var summary = notes.Select(note => note.Abstract).FirstOrDefault(text => text is not null);
        return new EntryContent
        {
            Date = notes.Select(note => note.Date).FirstOrDefault(date => date is not null),
            Title = notes.Select(note => note.Title).FirstOrDefault(title => title != "") ?? "",
            Authors = notes.Select(note => note.Authors).FirstOrDefault(authors => authors.Count > 0) ?? [],
            Abstract = summary,
            Commentary = [.. notes.Select(note => note.Commentary).Aggregate(WithParagraphs).Where(paragraph => paragraph != summary)],
            Tags = tags,
            DerivedTags = [.. notes.SelectMany(note => note.DerivedTags).Distinct().Except(tags)],
            Links = [.. notes.SelectMany(note => note.Links).DistinctBy(link => link.Url)],
            NoteLinks = [.. notes.SelectMany(note => note.NoteLinks).Distinct()],
        };
    }

    private static IReadOnlyList<string> WithParagraphs(IReadOnlyList<string> paragraphs, IReadOnlyList<string> others)
    {
        var union = paragraphs.ToList();
        var own = paragraphs.Take(MaxCompared).Select(paragraph => new Text(paragraph)).ToList();
        foreach (var other in others.Except(paragraphs))
        {
            var text = new Text(other);
            if (own.FindIndex(known => known.IsPartOf(text) && !others.Contains(known.Paragraph)) is >= 0 and var less)
            {
                (union[less], own[less]) = (other, text);
            }
            else if (!own.Exists(known => text.IsWithin(known) || text.IsEditOf(known)))
            {
                union.Add(other);
            }
        }

        return union;
    }

    private sealed class Text(string paragraph)
    {
        private readonly HashSet<string> _windows = Windows(paragraph);
        private readonly HashSet<string> _numbers = [.. Number.Matches(paragraph).Select(match => match.Value)];

        public string Paragraph => paragraph;

        /// <summary>Whether the other says all of this.</summary>
        public bool IsWithin(Text other) => _windows.IsSubsetOf(other._windows) && _numbers.IsSubsetOf(other._numbers);

        /// <summary>Whether the other says all of this and more, and this is no mere word of it.</summary>
        public bool IsPartOf(Text other) => IsWithin(other) && _windows.Count * MaxLengthRatio >= other._windows.Count;

        /// <summary>Whether they have most of their windows in common (Dice's coefficient), and the same numbers: another number says another thing.</summary>
        public bool IsEditOf(Text other) => _numbers.SetEquals(other._numbers)
            && 2.0 * _windows.Count(other._windows.Contains) / (_windows.Count + other._windows.Count) >= SameText;
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

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }
}
