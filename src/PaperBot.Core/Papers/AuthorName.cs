namespace PaperBot.Papers;

/// <summary>The name of an author, in the form in which names of two sources are compared.</summary>
internal sealed record AuthorName
{
    private static readonly string[] NotNames = ["et", "al", "jr", "sr", "ii", "iii", "iv"];

    // What many organisations' names end with.
    private static readonly string[] SharedEndings =
        ["ai", "collaboration", "community", "group", "inc", "institute", "lab", "labs", "project", "research", "team", "university"];

    private readonly string[] _words;
    private readonly string _family;
    private readonly char? _initial;

    private AuthorName(string[] words, string family, char? initial) => (_words, _family, _initial) = (words, family, initial);

    /// <summary>Reads a name: <c>Ada Kim</c>, <c>A. Kim</c>, <c>Kim, Ada</c>, <c>Kim et al.</c> or an organisation; null if there are no letters.</summary>
    public static AuthorName? Find(string name)
    {
        var words = Split(name);
        var beforeComma = name.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma ? Split(name[..comma]) : [];
        var isReversed = beforeComma.Length > 0 && beforeComma.Length < words.Length;
        if ((isReversed ? beforeComma : words).LastOrDefault(word => word.Length > 1) is not { } family)
        {
            return null;
        }

        var given = isReversed ? words[beforeComma.Length] : words[0];
        return SharedEndings.Contains(family)
            ? new(words, string.Join(' ', words), null)
            : new(words, family, given == family ? null : given[0]);
    }

    /// <summary>Whether this can be the same person: the family names are equal and the given names begin with the same letter, as far as both have one.</summary>
    public bool AgreesWith(AuthorName other) =>
        (_family == other._family && (_initial is null || other._initial is null || _initial == other._initial))
        || _words.Order(StringComparer.Ordinal).SequenceEqual(other._words.Order(StringComparer.Ordinal));

    private static string[] Split(string name) =>
        [.. FoldedText.Words(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !NotNames.Contains(word))];
}
