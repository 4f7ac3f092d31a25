using PaperBot.Entries;

namespace PaperBot.Search;

/// <summary>The tags in use, each shown as it is most often written.</summary>
public sealed class TagVocabulary
{
    private readonly Dictionary<Tag, Tag> _spellings;

    /// <param name="uses">Each use of each tag.</param>
    public TagVocabulary(IEnumerable<Tag> uses)
    {
        Tags =
        [
            .. uses.CountBy(tag => tag.Text)
                .Select(spelling => new TagCount(new(spelling.Key), spelling.Value))
                .GroupBy(spelling => spelling.Tag)
                .Select(group => new TagCount(MostWritten(group), group.Sum(spelling => spelling.Count)))
                .OrderByDescending(tag => tag.Count)
                .ThenBy(tag => tag.Tag.Folded, StringComparer.Ordinal),
        ];
        _spellings = Tags.ToDictionary(tag => tag.Tag, tag => tag.Tag);
    }

    /// <summary>Every tag, the most used first.</summary>
    public IReadOnlyList<TagCount> Tags { get; }

    /// <summary>The entry with its tags as they are most often written.</summary>
    public Entry Spell(Entry entry) => entry.AllTags.All(tag => Spelled(tag).Text == tag.Text)
        ? entry
        : entry with { Tags = [.. entry.Tags.Select(Spelled)], DerivedTags = [.. entry.DerivedTags.Select(Spelled)] };

    private Tag Spelled(Tag tag) => _spellings.GetValueOrDefault(tag, tag);

    /// <summary>The tags that begin as typed, the most used first.</summary>
    public IEnumerable<TagCount> Beginning(string typed)
    {
        var folded = new Tag(typed).Folded;
        return Tags.Where(tag => tag.Tag.Folded.StartsWith(folded, StringComparison.Ordinal));
    }

    /// <summary>The tags that begin as typed, then those that hold it, the most used first.</summary>
    public IEnumerable<TagCount> Completing(string typed)
    {
        var folded = new Tag(typed).Folded;
        return Tags.Where(tag => tag.Tag.Folded.Contains(folded, StringComparison.Ordinal))
            .OrderBy(tag => !tag.Tag.Folded.StartsWith(folded, StringComparison.Ordinal));
    }

    /// <summary>The tags most like one that does not exist, the likeliest first.</summary>
    public IEnumerable<TagCount> Nearest(Tag missing) => Tags
        .Select(tag => (Tag: tag, Distance: EditDistance.Between(tag.Tag.Folded, missing.Folded)))
        .Where(near => near.Distance <= Math.Max(1, missing.Folded.Length / 3)
            || near.Tag.Tag.Folded.StartsWith(missing.Folded, StringComparison.Ordinal))
        .OrderBy(near => near.Distance)
        .Select(near => near.Tag);

    private static Tag MostWritten(IEnumerable<TagCount> spellings) => spellings
        .OrderByDescending(spelling => spelling.Count)
        .ThenBy(spelling => spelling.Tag.Text, StringComparer.Ordinal)
        .First().Tag;
}

/// <summary>A tag and how many entries have it.</summary>
public sealed record TagCount(Tag Tag, int Count);
