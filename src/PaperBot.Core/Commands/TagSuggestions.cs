namespace PaperBot.Commands;

/// <summary>Suggests tags that exist for words that are no tag.</summary>
public sealed class TagSuggestions(IEnumerable<ITagMeanings> meanings, TagAliases aliases)
{
    /// <summary>
    /// For each tag that does not exist, the tags nearest to it. If all exist but no entry has them together, each tag by itself.
    /// </summary>
    public IEnumerable<Suggestion> Create(IIndexSnapshot entries, Filter filter, string command)
    {
        var tags = filter.Clauses.SelectMany(clause => clause).ToList();
        var missing = tags.Where(tag => entries.Find(new Filter { Clauses = [[tag]] }).Count == 0).ToList();

        // Two words may be meant as one tag: fine tuning.
        string[] joined = missing.Count > 0 && tags.Count > 1 && filter.Clauses.All(clause => clause.Count == 1) ? [string.Join(' ', tags)] : [];
        var near = missing.Count > 0 ? joined.Concat(missing.Select(tag => tag.Text)).SelectMany(words => FindNear(entries.Tags, words))
            : tags.Count > 1 ? tags
            : [];
        return near.Select(tag => new Suggestion(tag.Text, $"{command} {tag}"));
    }

    /// <summary>Finds the tags that are spelled almost like some words, and then those that mean the same.</summary>
    public IEnumerable<Tag> FindNear(TagVocabulary tags, string words)
    {
        var byMeaning = meanings.SelectMany(meaning => meaning.FindSynonyms(words.Replace('-', ' ').Replace('_', ' ')))
            .Select(synonym => tags.Find(aliases.Resolve(AsTag(synonym))))
            .OfType<TagCount>();
        return tags.FindNearest(AsTag(words)).Concat(byMeaning).Select(tag => tag.Tag).Distinct();
    }

    private static Tag AsTag(string words) => new(string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
