namespace PaperBot.Search;

/// <summary>The tags in use, each shown as it is most often written.</summary>
public sealed class TagVocabulary
{
    private readonly Dictionary<Tag, Tag> _spellings;

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
        _spellings = Tags.ToDictionary(tag => tag.Tag, tag => tag.Tag);
    }

    /// <summary>All tags, the most used first.</summary>
    public IReadOnlyList<TagCount> Tags { get; }

    /// <summary>The entry with its tags as they are most often written.</summary>
    public Entry ApplySpelling(Entry entry) => entry.AllTags.All(tag => SpellingOf(tag).Text == tag.Text)
        ? entry
        : entry with { Tags = [.. entry.Tags.Select(SpellingOf)], DerivedTags = [.. entry.DerivedTags.Select(SpellingOf)] };

    /// <summary>A tag as it is most often written.</summary>
    public Tag SpellingOf(Tag tag) => _spellings.GetValueOrDefault(tag, tag);

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

    /// <summary>Finds the tags most similar to one that does not exist, the most similar first.</summary>
    public IEnumerable<TagCount> FindNearest(Tag missing) => Tags
        .Select(tag => (Tag: tag, Distance: EditDistance.Between(tag.Tag.Folded, missing.Folded)))
        .Where(near => near.Distance <= Math.Max(1, missing.Folded.Length / 3)
            || near.Tag.Tag.Folded.StartsWith(missing.Folded, StringComparison.Ordinal))
        .OrderBy(near => near.Distance)
        .Select(near => near.Tag);

    private static Tag MostUsedSpelling(IEnumerable<TagCount> spellings) => spellings
        .OrderByDescending(spelling => spelling.Count)
        .ThenBy(spelling => spelling.Tag.Text, StringComparer.Ordinal)
        .First().Tag;
}

/// <summary>A tag and how many entries have it.</summary>
public sealed record TagCount(Tag Tag, int Count);
