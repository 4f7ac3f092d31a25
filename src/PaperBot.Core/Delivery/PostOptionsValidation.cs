using System.Globalization;
using Microsoft.Extensions.Options;
using PaperBot.Filters;

namespace PaperBot.Delivery;

/// <summary>Says what is wrong with the section <c>Posts</c>, item by item.</summary>
internal sealed class PostOptionsValidation(FilterGrammar grammar) : IValidateOptions<List<PostOptions>>
{
    private static readonly string[] Platforms = ["Discord", "Slack"];

    public ValidateOptionsResult Validate(string? name, List<PostOptions> options)
    {
        var wrong = options.SelectMany((post, index) => Wrong(post).Select(message => $"Posts:{index}:{message}")).ToList();
        wrong.AddRange(options.Index().GroupBy(item => (item.Item.Platform, item.Item.Channel, item.Item.Mode, item.Item.Filter.Trim()))
            .Where(same => same.Count() > 1)
            .Select(same => $"Posts:{same.Last().Index} has the same channel, filter and mode as Posts:{same.First().Index}; leave one of them out."));
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private IEnumerable<string> Wrong(PostOptions post)
    {
        if (!Platforms.Contains(post.Platform))
        {
            yield return $"Platform is \"{post.Platform}\"; it has to be {string.Join(" or ", Platforms)}.";
        }

        if (string.IsNullOrWhiteSpace(post.Channel))
        {
            yield return "Channel is empty; set it to the channel's id.";
        }

        if (grammar.Parse(post.Filter).Wrong is { } misread)
        {
            yield return $"Filter holds \"{misread.Text}\", which cannot be read ({misread.Kind}); write it as for /paper tag.";
        }

        if (post.At != "" && !TimeOnly.TryParseExact(post.At, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return $"At is \"{post.At}\"; it has to be a time such as 09:00.";
        }

        if (post.Locale is not ("en" or "ko"))
        {
            yield return $"Locale is \"{post.Locale}\"; it has to be en or ko.";
        }

        if (post.TimeZone != "" && !TimeZoneInfo.TryFindSystemTimeZoneById(post.TimeZone, out _))
        {
            yield return $"TimeZone is \"{post.TimeZone}\"; it has to be an IANA time zone such as Asia/Seoul.";
        }
    }
}
