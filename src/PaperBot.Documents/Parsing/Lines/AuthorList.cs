namespace PaperBot.Parsing.Lines;

/// <summary>The authors that a document names.</summary>
/// <param name="Names">Their names in order.</param>
/// <param name="AreCut">Whether there are others, who are not named: <c>Ann Lee et al.</c></param>
internal sealed record AuthorList(IReadOnlyList<string> Names, bool AreCut = false)
{
    /// <summary>Nobody.</summary>
    public static AuthorList None { get; } = new([]);

    /// <summary>The number of names.</summary>
    public int Count => Names.Count;
}
