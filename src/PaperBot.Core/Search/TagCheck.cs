namespace PaperBot.Search;

/// <summary>
/// Finds pairs of tags that look like the same tag, for a person to decide. Only tags that share a key (their stem, their sorted words) or all
/// words but one are compared, so that the check stays fast with twenty thousand tags.
/// </summary>
public static class TagCheck
{
    // A key that more tags share says little about them.
    private const int MaxTagsWithKey = 40;

    // With one of these words, the order of the others matters: text-to-image is not image-to-text.
    private static readonly string[] Directions = ["to", "2", "from", "for", "of", "in", "vs", "with", "by"];

    /// <summary>Finds the pairs, each once with its strongest reason, the most used first.</summary>
    /// <param name="tags">The tags, the most used first.</param>
    public static IReadOnlyList<TagPair> FindPairs(IReadOnlyList<TagCount> tags)
    {
        var all = tags.Select(tag => new TagWords(tag, tag.Tag.Folded.Split('-', StringSplitOptions.RemoveEmptyEntries))).Where(tag => tag.Words.Length > 0).ToList();
        return
        [
            .. FindByKey(all, tag => string.Concat(tag.Words), TagSimilarity.Joined)
                .Concat(FindByKey(all, tag => string.Concat(tag.Words.Select(Singular)), TagSimilarity.Plural))
                .Concat(FindByKey(all.Where(IsUndirected), tag => string.Join('-', tag.Words.Select(Singular).Order(StringComparer.Ordinal)), TagSimilarity.Swapped))
                .Concat(FindMisspelled(all))
                .DistinctBy(pair => (pair.Rarer.Tag, pair.Commoner.Tag))
                .OrderByDescending(pair => pair.Commoner.Count + pair.Rarer.Count)
                .ThenBy(pair => pair.Rarer.Tag.Folded, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<TagPair> FindByKey(IEnumerable<TagWords> tags, Func<TagWords, string> key, TagSimilarity similarity) =>
        from sameKey in tags.GroupBy(key)
        let matches = sameKey.Take(MaxTagsWithKey).ToList()
        from commoner in Enumerable.Range(0, matches.Count)
        from rarer in Enumerable.Range(commoner + 1, matches.Count - commoner - 1)
        select new TagPair(matches[rarer].Tag, matches[commoner].Tag, similarity);

    /// <summary>Finds the pairs in which one word of one tag is a misspelling of the other tag's word.</summary>
    private static IEnumerable<TagPair> FindMisspelled(List<TagWords> tags)
    {
        var positions = tags.Index().GroupBy(tag => string.Join('-', tag.Item.Words)).ToDictionary(same => same.Key, same => same.First().Index);
        var misspellings = Misspellings.Find(tags.SelectMany(tag => tag.Words).Distinct());
        foreach (var (position, tag) in tags.Index())
        {
            for (var i = 0; i < tag.Words.Length; i++)
            {
                foreach (var misspelling in misspellings[tag.Words[i]])
                {
                    string[] words = [.. tag.Words[..i], misspelling, .. tag.Words[(i + 1)..]];
                    if (positions.TryGetValue(string.Join('-', words), out var other) && other > position)
                    {
                        yield return new(tags[other].Tag, tag.Tag, TagSimilarity.Spelling);
                    }
                }
            }
        }
    }

    private static bool IsUndirected(TagWords tag) => tag.Words.Length > 1 && !tag.Words.Intersect(Directions).Any();

    private static string Singular(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 4 } when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) => word[..^2],
        { Length: > 2 } when word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') => word[..^1],
        _ => word,
    };

    private sealed record TagWords(TagCount Tag, string[] Words);
}
