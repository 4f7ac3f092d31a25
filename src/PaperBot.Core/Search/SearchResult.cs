namespace PaperBot.Search;

/// <summary>What a search found.</summary>
/// <param name="Entries">The entries, best first.</param>
/// <param name="FindMatches">Finds the places of the words in a text that is shown, in order, without overlaps.</param>
public sealed record SearchResult(IReadOnlyList<Entry> Entries, Func<string, IReadOnlyList<Range>> FindMatches)
{
    /// <summary>What was typed, and what was searched for instead because nothing has it: <c>Expertz</c>, <c>experts</c>.</summary>
    public IReadOnlyList<Replacement> Corrections { get; init; } = [];

    /// <summary>What was typed, and the translations by which entries were found too.</summary>
    public IReadOnlyList<Replacement> Translations { get; init; } = [];

    /// <summary>How many of the entries, the first ones, contain all the words. The others contain most of them.</summary>
    public int Complete { get; init; } = Entries.Count;
}

/// <summary>What was typed, and what is searched for instead or as well.</summary>
public sealed record Replacement(string Typed, string Used);
