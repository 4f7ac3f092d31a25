namespace PaperBot.Search;

/// <summary>The tags in use, each shown as it is most often written.</summary>
public sealed class TagVocabulary
{
    private readonly Dictionary<Tag, TagCount> _counts;

    /// <param name="spellings">Every spelling of every tag, each with the number of its entries. An entry has a tag in one spelling.</param>
    public TagVocabulary(IEnumerable<TagCount> spellings)
    {
        Tags =
        [
            .. spellings
                .GroupBy(spelling => spelling.Tag)
                .Select(group => new TagCount(MostUsedSpelling(group), group.Sum(spelling => spelling.Count)))
                .OrderByDescending(tag => tag.Count)
                .ThenBy(tag => tag.Tag.Folded, StringComparer.Ordinal),
        ];
        _counts = Tags.ToDictionary(tag => tag.Tag);
    }

    /// <summary>All tags, the most used first.</summary>
    public IReadOnlyList<TagCount> Tags { get; }

    /// <summary>The entry with its tags as they are most often written.</summary>
    public Entry ApplySpelling(Entry entry) => entry.AllTags.All(tag => SpellingOf(tag).Text == tag.Text)
        ? entry
        : entry with { Tags = [.. entry.Tags.Select(SpellingOf)], DerivedTags = [.. entry.DerivedTags.Select(SpellingOf)] };

    /// <summary>A tag as it is most often written.</summary>
    public Tag SpellingOf(Tag tag) => _counts.GetValueOrDefault(tag)?.Tag ?? tag;

    /// <summary>Finds the tags that begin with a text, the most used first.</summary>
    public IEnumerable<TagCount> FindByPrefix(string prefix)
    {
        var folded = new Tag(prefix).Folded;
        return Tags.Where(tag => tag.Tag.Folded.StartsWith(folded, StringComparison.Ordinal));
    }

    /// <summary>Completes a text to tags: those that begin with it, then those that contain it, the most used first.</summary>
    public IEnumerable<TagCount> Complete(string typed)
    {
        var folded = new Tag(typed).Folded;
        return Tags.Where(tag => tag.Tag.Folded.Contains(folded, StringComparison.Ordinal))
            .OrderBy(tag => !tag.Tag.Folded.StartsWith(folded, StringComparison.Ordinal));
    }

    /// <summary>Finds a tag in any spelling; null if no entry has it.</summary>
    public TagCount? Find(Tag tag) => _counts.GetValueOrDefault(tag);

    /// <summary>Finds the tags that are spelled almost like one that does not exist, the most similar first.</summary>
    public IEnumerable<TagCount> FindNearest(Tag missing)
    {
        var spelling = new TagSpelling(missing);
        return Tags
            .Select(tag => (Tag: tag, Distance: spelling.DistanceTo(tag.Tag)))
            .Where(near => near.Distance is not null)
            .OrderBy(near => near.Distance)
            .Select(near => near.Tag);
    }

    private static Tag MostUsedSpelling(IEnumerable<TagCount> spellings) => spellings
        .OrderByDescending(spelling => spelling.Count)
        .ThenBy(spelling => spelling.Tag.Text, StringComparer.Ordinal)
        .First().Tag;
}

/// <summary>A tag and how many entries have it.</summary>
public sealed record TagCount(Tag Tag, int Count);
