using System.Collections.Frozen;
using PaperBot.Entries;

namespace PaperBot.Filters;

/// <summary>Which tags stand for which others. What is stored and exported keeps the tags as they were written.</summary>
public sealed class TagAliases
{
    private readonly FrozenDictionary<Tag, Tag> _canonical;

    /// <param name="options">Settings that <see cref="TagOptionsValidation"/> has let pass.</param>
    public TagAliases(TagOptions options)
    {
        var direct = options.Aliases.ToDictionary(alias => new Tag(alias.Key), alias => new Tag(alias.Value));
        _canonical = direct.Keys.ToFrozenDictionary(tag => tag, tag => End(direct, tag));
    }

    /// <summary>No aliases.</summary>
    public static TagAliases None { get; } = new(new TagOptions());

    /// <summary>The tag that a tag stands for; itself where it stands for no other.</summary>
    public Tag Canonical(Tag tag) => _canonical.GetValueOrDefault(tag, tag);

    /// <summary>The entry with the tags that its own stand for, each once; a derived tag that is also the author's is the author's.</summary>
    public Entry Apply(Entry entry)
    {
        if (_canonical.Count == 0 || !entry.AllTags.Any(_canonical.ContainsKey))
        {
            return entry;
        }

        Tag[] tags = [.. entry.Tags.Select(Canonical).Distinct()];
        return entry with { Tags = tags, DerivedTags = [.. entry.DerivedTags.Select(Canonical).Distinct().Except(tags)] };
    }

    private static Tag End(Dictionary<Tag, Tag> direct, Tag tag)
    {
        while (direct.TryGetValue(tag, out var next))
        {
            tag = next;
        }

        return tag;
    }
}
