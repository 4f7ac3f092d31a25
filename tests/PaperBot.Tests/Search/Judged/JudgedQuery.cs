namespace PaperBot.Judged;

/// <summary>A query whose answers are graded.</summary>
/// <param name="Text">What a person types.</param>
/// <param name="Kind">The kind of query: <c>ko-word</c>, <c>title</c>, <c>typo</c>…</param>
/// <param name="IsUnseen">Whether its results are looked at only at the end.</param>
/// <param name="Grades">The ids of the entries that answer it, with 3 (exactly what was meant), 2 (about it) or 1 (touches it).</param>
public sealed record JudgedQuery(string Text, string Kind, bool IsUnseen, IReadOnlyDictionary<string, int> Grades)
{
    /// <summary>Whether it is one word, so that every entry that contains the word should be found.</summary>
    public bool IsSingleWord => Kind is "ko-word" or "en-word";
}
