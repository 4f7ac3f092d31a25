
namespace PaperBot.Search;

/// <summary>
/// Finds tags that look like one, for a person to decide. Only tags are compared that share a key (their stem, their sorted words) or have
/// all but one word in common, so that twenty thousand take seconds.
/// </summary>
public static class TagCheck
{
    // More tags than this with one key look alike to the key only.
    private const int MaxInGroup = 40;

    // From here to there is another way than from there to here.
    private static readonly string[] Directions = ["to", "2", "from", "for", "of", "in", "vs", "with", "by"];

    /// <summary>The pairs, each once and for its strongest reason, the most used first.</summary>
    /// <param name="tags">The tags, the most used first.</param>
    public static IReadOnlyList<TagPair> FindPairs(IReadOnlyList<TagCount> tags)
    {
        var named = tags.Select(tag => new Named(tag, tag.Tag.Folded.Split('-', StringSplitOptions.RemoveEmptyEntries))).Where(tag => tag.Words.Length > 0).ToList();
        return
        [
            .. Alike(named, tag => string.Concat(tag.Words), TagSimilarity.Joined)
                .Concat(Alike(named, tag => string.Concat(tag.Words.Select(Singular)), TagSimilarity.Plural))
                .Concat(Alike(named.Where(IsUndirected), tag => string.Join('-', tag.Words.Select(Singular).Order(StringComparer.Ordinal)), TagSimilarity.Swapped))
                .Concat(Misspelled(named))
                .DistinctBy(pair => (pair.Fewer.Tag, pair.More.Tag))
                .OrderByDescending(pair => pair.More.Count + pair.Fewer.Count)
                .ThenBy(pair => pair.Fewer.Tag.Folded, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<TagPair> Alike(IEnumerable<Named> tags, Func<Named, string> key, TagSimilarity likeness) =>
        from same in tags.GroupBy(key)
        let alike = same.Take(MaxInGroup).ToList()
        from more in Enumerable.Range(0, alike.Count)
        from fewer in Enumerable.Range(more + 1, alike.Count - more - 1)
        select new TagPair(alike[fewer].Tag, alike[more].Tag, likeness);

    /// <summary>The pairs in which one word of the one is a slip of the hand for that of the other.</summary>
    private static IEnumerable<TagPair> Misspelled(List<Named> tags)
    {
        var places = tags.Index().GroupBy(tag => string.Join('-', tag.Item.Words)).ToDictionary(same => same.Key, same => same.First().Index);
        var slips = Misspellings.Find(tags.SelectMany(tag => tag.Words).Distinct());
        foreach (var (at, tag) in tags.Index())
        {
            for (var i = 0; i < tag.Words.Length; i++)
            {
                foreach (var slip in slips[tag.Words[i]])
                {
                    string[] others = [.. tag.Words[..i], slip, .. tag.Words[(i + 1)..]];
                    if (places.TryGetValue(string.Join('-', others), out var other) && other > at)
                    {
                        yield return new(tags[other].Tag, tag.Tag, TagSimilarity.Spelling);
                    }
                }
            }
        }
    }

    private static bool IsUndirected(Named tag) => tag.Words.Length > 1 && !tag.Words.Intersect(Directions).Any();

    private static string Singular(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 4 } when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) => word[..^2],
        { Length: > 2 } when word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') => word[..^1],
        _ => word,
    };

    private sealed record Named(TagCount Tag, string[] Words);
}
