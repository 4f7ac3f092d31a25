using Microsoft.Extensions.Options;
using PaperBot.Entries;

namespace PaperBot.Filters;

/// <summary>Says what is wrong with the section <c>Tags</c>, alias by alias.</summary>
internal sealed class TagOptionsValidation : IValidateOptions<TagOptions>
{
    public ValidateOptionsResult Validate(string? name, TagOptions options)
    {
        var wrong = options.Aliases.Select(alias => (alias.Key, Wrong: FindWrong(alias.Key, alias.Value)))
            .Where(alias => alias.Wrong is not null)
            .Select(alias => $"Tags:Aliases:{alias.Key} {alias.Wrong}")
            .ToList();
        if (wrong.Count == 0)
        {
            wrong.AddRange(Ambiguous(options));
        }

        if (wrong.Count == 0)
        {
            wrong.AddRange(Circles(options));
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static string? FindWrong(string alias, string target) => !IsTag(alias) ? "is not a tag; write it as after the #, without blanks, bars or quotes."
        : string.IsNullOrWhiteSpace(target) ? "is empty; set it to the tag that it stands for, or leave it out."
        : !IsTag(target) ? $"is \"{target}\", which is not one tag; write it as after the #, without blanks, bars or quotes."
        : new Tag(alias) == new Tag(target) ? $"is \"{target}\", which is the same tag already: case, - and _ do not matter. Leave it out."
        : null;

    private static IEnumerable<string> Ambiguous(TagOptions options) => options.Aliases.GroupBy(alias => new Tag(alias.Key))
        .Where(same => same.Count() > 1)
        .Select(same => $"Tags:Aliases:{same.Last().Key} is the same tag as Tags:Aliases:{same.First().Key}; leave one of them out.");

    private static IEnumerable<string> Circles(TagOptions options)
    {
        var direct = options.Aliases.ToDictionary(alias => new Tag(alias.Key), alias => new Tag(alias.Value));
        var known = new HashSet<Tag>();
        foreach (var alias in options.Aliases.Keys)
        {
            var way = new List<Tag>();
            var tag = new Tag(alias);
            while (direct.TryGetValue(tag, out var next) && known.Add(tag))
            {
                way.Add(tag);
                tag = next;
            }

            if (way.IndexOf(tag) is >= 0 and var start)
            {
                yield return $"Tags:Aliases:{way[start]} leads back to itself: {string.Join(" -> ", way.Skip(start).Append(tag))}. Leave one of these out.";
            }
        }
    }

    private static bool IsTag(string text) => new Tag(text).Text is { Length: > 0 } tag
        && !tag.Any(character => char.IsWhiteSpace(character) || character is '|' or '"' or '#');
}
