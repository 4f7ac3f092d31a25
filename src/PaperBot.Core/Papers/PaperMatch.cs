namespace PaperBot.Papers;

/// <summary>Decides which paper of an answer is the one that a note is about.</summary>
internal static class PaperMatch
{
    /// <summary>
    /// Finds the arXiv id of the paper with the same title, folded, on which at least half of the authors agree by family name; null if there is none,
    /// or more than one.
    /// </summary>
    public static string? Find(EntryContent entry, IReadOnlyList<ArxivPaper> answers)
    {
        var title = FoldedText.Words(entry.Title);
        var authors = ReadNames(entry.Authors);
        var best = answers.Where(paper => FoldedText.Words(paper.Title) == title)
            .Select(paper => (paper.Id, Agreeing: CountAgreeing(authors, ReadNames(paper.Authors))))
            .Where(paper => paper.Agreeing > 0)
            .GroupBy(paper => paper.Agreeing, paper => paper.Id)
            .MaxBy(group => group.Key);
        return best?.Distinct().ToList() is [var only] ? only : null;
    }

    // A family name that many people share must not decide alone where both sides name more.
    private static int CountAgreeing(List<AuthorName> authors, List<AuthorName> others) =>
        authors.Count(author => others.Any(author.AgreesWith)) is var agreeing && agreeing * 2 >= Math.Min(authors.Count, others.Count) ? agreeing : 0;

    private static List<AuthorName> ReadNames(IReadOnlyList<string> names) => [.. names.Select(AuthorName.Find).OfType<AuthorName>()];
}
