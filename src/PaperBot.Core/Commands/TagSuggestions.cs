using PaperBot.Filters;
using PaperBot.Replies;
using PaperBot.Search;

namespace PaperBot.Commands;

/// <summary>What may have been meant by a filter that nothing passes.</summary>
internal static class TagSuggestions
{
    private const int MostUsed = 3;

    /// <summary>
    /// For each tag that does not exist, those most like it; where all exist and never meet, each by itself; where nothing is like what was typed,
    /// the most used tags.
    /// </summary>
    public static IEnumerable<Suggestion> Of(IIndexSnapshot entries, Filter filter, string command)
    {
        var asked = filter.Clauses.SelectMany(clause => clause).ToList();
        var missing = asked.Where(tag => entries.Find(new Filter { Clauses = [[tag]] }).Count == 0).ToList();
        var near = missing.Count > 0 ? [.. missing.SelectMany(entries.Tags.Nearest).Select(tag => tag.Tag)]
            : asked.Count > 1 ? asked
            : [];
        return (near.Count > 0 ? near : entries.Tags.Tags.Take(MostUsed).Select(tag => tag.Tag))
            .Select(tag => new Suggestion(tag.Text, $"{command} {tag}"));
    }
}
