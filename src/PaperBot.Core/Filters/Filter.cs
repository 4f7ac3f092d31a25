using PaperBot.Entries;

namespace PaperBot.Filters;

/// <summary>
/// Which entries are wanted: each clause of tags holds, none of the excluded tags does, and the authors and the date fit.
/// Made from text by <see cref="FilterGrammar"/>.
/// </summary>
public sealed record Filter
{
    /// <summary>The filter that every entry passes.</summary>
    public static Filter Everything { get; } = new();

    /// <summary>Each clause is a list of tags, one of which the entry has.</summary>
    public IReadOnlyList<IReadOnlyList<Tag>> Clauses { get; init; } = [];

    /// <summary>Tags that the entry does not have.</summary>
    public IReadOnlyList<Tag> Excluded { get; init; } = [];

    /// <summary>Parts of author names, folded (<see cref="FoldedText"/>): an author has each of them.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The days.</summary>
    public DateRange Dates { get; init; } = DateRange.Always;

    /// <summary>Whether it asks for nothing, so that every entry passes.</summary>
    public bool IsEverything => Clauses.Count == 0 && Excluded.Count == 0 && Authors.Count == 0 && Dates == DateRange.Always;

    /// <summary>Whether an entry passes.</summary>
    public bool Matches(EntryContent entry) =>
        Clauses.All(clause => clause.Any(tag => entry.AllTags.Contains(tag)))
        && !Excluded.Any(tag => entry.AllTags.Contains(tag))
        && Dates.Contains(entry.Date)
        && HasAuthors(entry);

    /// <summary>Whether an entry that passes would do so by its author's own tags, without any derived one.</summary>
    public bool IsByAuthor(EntryContent entry) => Clauses.All(clause => clause.Any(entry.Tags.Contains));

    /// <summary>Whether the entry has every author asked for.</summary>
    public bool HasAuthors(EntryContent entry) =>
        Authors.All(wanted => entry.Authors.Any(author => FoldedText.Of(author).Contains(wanted, StringComparison.Ordinal)));
}
