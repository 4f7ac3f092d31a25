namespace PaperBot.Commands;

internal static class TagSuggestions
{
    private const int MaxMostUsed = 3;

    /// <summary>
    /// For each tag that does not exist, the tags nearest to it. If all exist but no entry has them together, each tag by itself.
    /// Without any of these, the most used tags.
    /// </summary>
    public static IEnumerable<Suggestion> Create(IIndexSnapshot entries, Filter filter, string command)
    {
        var tags = filter.Clauses.SelectMany(clause => clause).ToList();
        var missing = tags.Where(tag => entries.Find(new Filter { Clauses = [[tag]] }).Count == 0).ToList();
        var near = missing.Count > 0 ? [.. missing.SelectMany(entries.Tags.FindNearest).Select(tag => tag.Tag)]
            : tags.Count > 1 ? tags
            : [];
        return (near.Count > 0 ? near : entries.Tags.Tags.Take(MaxMostUsed).Select(tag => tag.Tag))
            .Select(tag => new Suggestion(tag.Text, $"{command} {tag}"));
    }
}
