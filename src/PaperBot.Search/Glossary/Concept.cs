namespace PaperBot.Search;

/// <summary>One idea.</summary>
/// <param name="Terms">What it is called: two terms or more, each once.</param>
internal sealed record Concept(IReadOnlyList<GlossaryTerm> Terms);
