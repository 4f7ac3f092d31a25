using Lucene.Net.Index;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Ranking;

/// <summary>Finds what misspelled words may be.</summary>
internal sealed class Corrections(IndexReader reader)
{
    private const int MinCount = 3;
    private const int MaxLength = 48;

    /// <summary>A correction of each word that no entry has in any form, if there is one; from titles and authors rather than from other text.</summary>
    /// <param name="search">What is searched for.</param>
    /// <param name="words">The words that may be corrected: what is quoted is meant as it is written.</param>
    public IReadOnlyList<Replacement> Find(SearchQuery search, IReadOnlySet<string> words) =>
    [
        .. search.Groups.Where(group => group.Alternatives.All(alternative => alternative.Pattern.MaxCount(reader, IndexFields.Text) == 0))
            .SelectMany(group => group.Terms)
            .Where(term => words.Contains(term.Typed))
            .Select(term => (term.Typed, Used: Find(FoldedText.Words(term.Typed).Trim())))
            .Where(term => term.Used is not null)
            .Select(term => new Replacement(term.Typed, term.Used!)),
    ];

    private string? Find(string word) => word.Length > MaxLength || word.Contains(' ', StringComparison.Ordinal) ? null
        : TermDictionary.FindSimilar(reader, IndexFields.Text, word)
            .Where(term => IsName(term.Term) || term.Count >= MinCount)
            .OrderBy(term => term.Distance)
            .ThenByDescending(term => IsName(term.Term))
            .FirstOrDefault().Term;

    private bool IsName(string term) => reader.DocFreq(new(IndexFields.Title, term)) > 0 || reader.DocFreq(new(IndexFields.Author, term)) > 0;
}
