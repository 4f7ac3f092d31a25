using System.Text.RegularExpressions;

namespace PaperBot.Importing;

/// <summary>Merges what several documents say of one entry.</summary>
internal static partial class ContentMerger
{
    private const double SameText = 0.5;
    private const int WindowLength = 5;
    private const int MaxLengthRatio = 4;

    // Far more than any entry has; keeps the comparison linear in the document.
    private const int MaxCompared = 300;

    /// <summary>
    /// The union of several contents. Date, title, authors and abstract are those of the first that has them; paragraphs, tags, links and linked
    /// notes of the others are appended. A paragraph that is an edit of one that is there already is left out, or replaces it where it contains
    /// all of it and more.
    /// </summary>
    /// <param name="contents">At least one, the most trusted first.</param>
    public static EntryContent Union(IReadOnlyList<EntryContent> contents)
    {
        if (contents.Count == 1)
        {
            return contents[0];
        }

        var tags = contents.SelectMany(content => content.Tags).Distinct().ToList();
        var summary = contents.Select(content => content.Abstract).FirstOrDefault(text => text is not null);
        var named = contents.FirstOrDefault(content => content.Authors.Count > 0);
        return new EntryContent
        {
            Date = contents.Select(content => content.Date).FirstOrDefault(date => date is not null),
            Title = contents.Select(content => content.Title).FirstOrDefault(title => title != "") ?? "",
            Authors = named?.Authors ?? [],
            AuthorsAreCut = named?.AuthorsAreCut ?? false,
            Abstract = summary,
            Commentary = [.. contents.Select(content => content.Commentary).Aggregate(WithParagraphs).Where(paragraph => paragraph != summary)],
            Tags = tags,
            DerivedTags = [.. contents.SelectMany(content => content.DerivedTags).Distinct().Except(tags)],
            Links = [.. contents.SelectMany(content => content.Links).DistinctBy(link => link.Url)],
            NoteLinks = [.. contents.SelectMany(content => content.NoteLinks).Distinct()],
        }.WithOwnLinks(contents.SelectMany(content => content.Links.Where(content.IsOwn)).Select(link => link.Url));
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

        /// <summary>Whether the other contains all of this.</summary>
        public bool IsWithin(Text other) => _windows.IsSubsetOf(other._windows) && _numbers.IsSubsetOf(other._numbers);

        /// <summary>Whether the other contains all of this and more, and this is a considerable part of it.</summary>
        public bool IsPartOf(Text other) => IsWithin(other) && _windows.Count * MaxLengthRatio >= other._windows.Count;

        /// <summary>Whether they share most of their windows (Dice's coefficient) and all of their numbers: another number is another statement.</summary>
        public bool IsEditOf(Text other) => _numbers.SetEquals(other._numbers)
            && 2.0 * _windows.Count(other._windows.Contains) / (_windows.Count + other._windows.Count) >= SameText;
    }

    /// <summary>All substrings of a fixed length, long enough not to be a syllable that any text contains.</summary>
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
