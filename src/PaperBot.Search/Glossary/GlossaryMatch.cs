namespace PaperBot.Search;

/// <summary>A term of the glossary that was found in a query.</summary>
/// <param name="Length">How many words of the query it covers.</param>
/// <param name="Term">The term.</param>
/// <param name="Concepts">The ideas that it is a name of; more than one if it has several meanings.</param>
internal sealed record GlossaryMatch(int Length, GlossaryTerm Term, IReadOnlyList<Concept> Concepts)
{
    /// <summary>The other terms of these ideas, each once.</summary>
    public IEnumerable<GlossaryTerm> Alternatives => Concepts.SelectMany(concept => concept.Terms).Where(term => term != Term).Distinct();
}
