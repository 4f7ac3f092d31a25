namespace PaperBot.Search.Ranking;

/// <summary>English words that say nothing about a paper.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words = new(
        [
            "a", "about", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how", "in", "into", "is", "it", "its", "of", "on", "or", "than", "that",
            "the", "their", "this", "to", "using", "via", "vs", "we", "what", "when", "which", "why", "with", "you",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string word) => Words.Contains(word);
}
