namespace PaperBot.Filters;

/// <summary>Selects entries by tags, authors and date. <see cref="FilterGrammar"/> parses it from text.</summary>
public sealed record Filter
{
    /// <summary>The filter that matches every entry.</summary>
    public static Filter Everything { get; } = new();

    /// <summary>Lists of tags; the entry has at least one tag of each list.</summary>
    public IReadOnlyList<IReadOnlyList<Tag>> Clauses { get; init; } = [];

    /// <summary>Tags of which the entry has none.</summary>
    public IReadOnlyList<Tag> Excluded { get; init; } = [];

    /// <summary>Names of authors or parts of them, as typed (<see cref="AuthorName"/>); the entry has an author for each of them.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The days that include the entry's date.</summary>
    public DateRange Dates { get; init; } = DateRange.Always;

    /// <summary>Whether the filter has no conditions, so that every entry matches.</summary>
    public bool IsEverything => Clauses.Count == 0 && Excluded.Count == 0 && Authors.Count == 0 && Dates == DateRange.Always;

    /// <summary>Whether an entry matches.</summary>
    public bool Matches(EntryContent entry) =>
        Clauses.All(clause => clause.Any(entry.FoundTags.Contains))
        && !Excluded.Any(entry.FoundTags.Contains)
        && Dates.Contains(entry.Date)
        && HasAuthors(entry);

    /// <summary>Whether an entry's own tags match, without its derived tags.</summary>
    public bool MatchesOwnTags(EntryContent entry) => Clauses.All(clause => clause.Any(entry.HasOwnTag));

    /// <summary>Whether an entry's authors match.</summary>
    public bool HasAuthors(EntryContent entry) =>
        Authors.All(name => entry.Authors.Any(author => AuthorName.Matches(name, author)));
}
