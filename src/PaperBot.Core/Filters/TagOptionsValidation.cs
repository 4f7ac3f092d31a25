using Microsoft.Extensions.Options;

namespace PaperBot.Filters;

internal sealed class TagOptionsValidation : IValidateOptions<TagOptions>
{
    public ValidateOptionsResult Validate(string? name, TagOptions options)
    {
        var errors = options.Aliases.Select(alias => (alias.Key, Error: FindError(alias.Key, alias.Value)))
            .Where(alias => alias.Error is not null)
            .Select(alias => $"Tags:Aliases:{alias.Key} {alias.Error}")
            .ToList();
        if (errors.Count == 0)
        {
            errors.AddRange(FindDuplicates(options));
        }

        if (errors.Count == 0)
        {
            errors.AddRange(FindCycles(options));
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static string? FindError(string alias, string target) => !IsTag(alias) ? "is not a tag; write it without the #, spaces, bars or quotes."
        : string.IsNullOrWhiteSpace(target) ? "is empty; set it to the tag that it stands for, or remove it."
        : !IsTag(target) ? $"is \"{target}\", which is not one tag; write it without the #, spaces, bars or quotes."
        : new Tag(alias) == new Tag(target) ? $"is \"{target}\", which is the same tag already: case, - and _ do not matter. Remove it."
        : null;

    private static IEnumerable<string> FindDuplicates(TagOptions options) => options.Aliases.GroupBy(alias => new Tag(alias.Key))
        .Where(same => same.Count() > 1)
        .Select(same => $"Tags:Aliases:{same.Last().Key} is the same tag as Tags:Aliases:{same.First().Key}; remove one of them.");

    private static IEnumerable<string> FindCycles(TagOptions options)
    {
        var direct = options.Aliases.ToDictionary(alias => new Tag(alias.Key), alias => new Tag(alias.Value));
        var visited = new HashSet<Tag>();
        foreach (var alias in options.Aliases.Keys)
        {
            var chain = new List<Tag>();
            var tag = new Tag(alias);
            while (direct.TryGetValue(tag, out var next) && visited.Add(tag))
            {
                chain.Add(tag);
                tag = next;
            }

            if (chain.IndexOf(tag) is >= 0 and var start)
            {
                yield return $"Tags:Aliases:{chain[start]} refers to itself: {string.Join(" -> ", chain.Skip(start).Append(tag))}. Remove one of these.";
            }
        }
    }

    private static bool IsTag(string text) => new Tag(text).Text is { Length: > 0 } tag
        && !tag.Any(character => char.IsWhiteSpace(character) || character is '|' or '"' or '#');
}
