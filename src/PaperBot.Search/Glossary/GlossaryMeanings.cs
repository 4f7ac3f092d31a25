namespace PaperBot.Search;

/// <summary>Finds what else an idea is called, in the glossary.</summary>
internal sealed class GlossaryMeanings(Glossary glossary) : ITagMeanings
{
    public IEnumerable<string> FindSynonyms(string words)
    {
        var folded = FoldedText.Words(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return glossary.FindLongest(folded, 0) is { } match && match.Length == folded.Length ? match.Alternatives.Select(term => term.Text) : [];
    }
}
