using System.Collections.Frozen;

namespace PaperBot.Filters;

/// <summary>Aliases of tags. Look-ups, lists and subscriptions use the tags that aliases stand for; the store and exports keep the tags as written.</summary>
public sealed class TagAliases
{
    private readonly FrozenDictionary<Tag, Tag> _targets;

    /// <param name="options">Valid settings (<see cref="TagOptionsValidation"/>).</param>
    public TagAliases(TagOptions options)
    {
        var direct = options.Aliases.ToDictionary(alias => new Tag(alias.Key), alias => new Tag(alias.Value));
        _targets = direct.Keys.ToFrozenDictionary(tag => tag, tag => FollowChain(direct, tag));
    }

    /// <summary>No aliases.</summary>
    public static TagAliases None { get; } = new(new TagOptions());

    /// <summary>The tag that an alias stands for; the tag itself if it is not an alias.</summary>
    public Tag Resolve(Tag tag) => _targets.GetValueOrDefault(tag, tag);

    /// <summary>The aliases of a tag, and of those that are nested in it.</summary>
    public IEnumerable<Tag> AliasesOf(Tag tag) =>
        _targets.Where(alias => alias.Value == tag || alias.Value.Folded.StartsWith($"{tag.Folded}/", StringComparison.Ordinal)).Select(alias => alias.Key);

    /// <summary>The aliases that are written as if they were nested in a tag. What they stand for is not, or is an alias of it as well.</summary>
    public IEnumerable<Tag> WrittenIn(Tag tag) => _targets.Keys.Where(alias => alias.Folded.StartsWith($"{tag.Folded}/", StringComparison.Ordinal));

    /// <summary>The entry with its aliases resolved and each tag once. A derived tag that is also an own tag is left out.</summary>
    public Entry Apply(Entry entry)
    {
        if (_targets.Count == 0 || !entry.AllTags.Any(_targets.ContainsKey))
        {
            return entry;
        }

        Tag[] tags = [.. entry.Tags.Select(Resolve).Distinct()];
        return entry with { Tags = tags, DerivedTags = [.. entry.DerivedTags.Select(Resolve).Distinct().Except(tags)] };
    }

    private static Tag FollowChain(Dictionary<Tag, Tag> direct, Tag tag)
    {
        while (direct.TryGetValue(tag, out var next))
        {
            tag = next;
        }

        return tag;
    }
}
