using PaperBot.Filters;

namespace PaperBot.Search.Lookup;

/// <summary>How much of what is typed is looked at: more than anybody means, and little enough for a fast answer.</summary>
internal static class SearchLimits
{
    /// <summary>The first words, up to a total length; the last one may be cut.</summary>
    public static IReadOnlyList<SearchWord> Apply(IReadOnlyList<SearchWord> words)
    {
        var (kept, left) = (new List<SearchWord>(), Limits.QueryCharacters);
        foreach (var word in words.Where(word => word.Text.Any(char.IsLetterOrDigit)).Take(Limits.QueryTerms).TakeWhile(_ => left > 0))
        {
            kept.Add(word with { Text = Cut(word.Text, left) });
            left -= word.Text.Length;
        }

        return kept;
    }

    /// <summary>The beginning of a text.</summary>
    public static string Apply(string text) => Cut(text, Limits.QueryCharacters);

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
