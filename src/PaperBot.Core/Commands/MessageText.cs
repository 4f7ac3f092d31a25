using System.Text.RegularExpressions;

namespace PaperBot.Commands;

/// <summary>Finds the papers that a message of a discussion is about (<see cref="CommandRequest.IsMessage"/>).</summary>
internal static partial class MessageText
{
    private const int MaxIds = 10;
    private const int MaxWords = Limits.QueryTerms + 1;
    private const int MaxEntriesOfPhrase = 50;

    /// <summary>
    /// Finds the command that looks them up: the arXiv ids of the message or, if it has none, the pairs of words that the best matching entry has too, or
    /// else its tags. Without any of them it searches for the first words. Null if there is no word.
    /// </summary>
    public static string? FindCommand(IIndexSnapshot entries, string message)
    {
        if (FindArxivIds(message) is { Count: > 0 } ids)
        {
            return $"show {string.Join(' ', ids)}";
        }

        var words = Word.Matches(Address.Replace(message, " ")).Take(MaxWords).Select(match => match.Value).ToList();
        var phrases = FindPhrases(entries, words);
        return phrases.Count > 0 ? $"search {string.Join(' ', phrases.Take(4).Select(phrase => $"\"{phrase}\""))}"
            : words.Find(word => entries.Tags.Find(new(word)) is not null) is { } tag ? $"tag {tag}"
            : words.Count > 0 ? $"search {string.Join(' ', words.Take(Limits.QueryTerms))}"
            : null;
    }

    private static List<string> FindArxivIds(string message) =>
        [.. Token.Matches(message).Select(token => ArxivId.TryParse(token.Value.TrimEnd('.', ':', '!', '?'), out var id) ? id : null).OfType<string>().Distinct().Take(MaxIds)];

    /// <summary>The pairs of adjacent words that are in the entry that has most of them.</summary>
    private static List<string> FindPhrases(IIndexSnapshot entries, List<string> words)
    {
        var found = words.Zip(words.Skip(1), (first, second) => $"{first} {second}").Distinct()
            .SelectMany(phrase => entries.Search([new(phrase, IsQuoted: true)], Filter.Everything) is { Complete: > 0 and <= MaxEntriesOfPhrase } result
                ? result.Entries.Take(result.Complete).Select(entry => (entry.Id, Phrase: phrase))
                : []);
        return found.GroupBy(hit => hit.Id, hit => hit.Phrase).MaxBy(hits => hits.Count())?.ToList() ?? [];
    }

    [GeneratedRegex(@"[^\s<>|()\[\]""',;]+", RegexOptions.NonBacktracking)]
    private static partial Regex Token { get; }

    // Links, mentions and emoji of both platforms.
    [GeneratedRegex(@"https?://[^\s<>|]*|<[@#!:a-z][^>\s]{0,100}>|:[a-z0-9_+-]{1,60}:", RegexOptions.NonBacktracking)]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{M}\p{N}+-]*", RegexOptions.NonBacktracking)]
    private static partial Regex Word { get; }
}
