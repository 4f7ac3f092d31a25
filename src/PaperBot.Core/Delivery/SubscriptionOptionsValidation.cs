using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <param name="grammar">Created when it is needed: while the sections that it depends on are wrong, it cannot be, but they are reported, too.</param>
/// <param name="configuration">The settings.</param>
/// <param name="platforms">The platforms.</param>
internal sealed class SubscriptionOptionsValidation(Lazy<FilterGrammar> grammar, IConfiguration configuration, IEnumerable<PlatformName> platforms)
    : IValidateOptions<List<SubscriptionOptions>>
{
    private readonly string[] _platforms = [.. platforms.Select(platform => platform.Value)];

    public ValidateOptionsResult Validate(string? name, List<SubscriptionOptions> options)
    {
        var errors = options.SelectMany((item, index) => Errors(item).Select(message => $"Subscriptions:{index}:{message}")).ToList();
        errors.AddRange(options.Index().GroupBy(item => (item.Item.Platform, item.Item.Channel, item.Item.Schedule, item.Item.Filter.Trim()))
            .Where(same => same.Count() > 1)
            .Select(same => $"Subscriptions:{same.Last().Index} has the same channel, filter and schedule as Subscriptions:{same.First().Index}; remove one of them."));
        if (configuration.GetSection("Posts").GetChildren().Any())
        {
            errors.Add("Posts is called Subscriptions now, and Mode is called Schedule; rename them in the settings.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Errors(SubscriptionOptions item)
    {
        if (!_platforms.Contains(item.Platform))
        {
            yield return $"Platform is \"{item.Platform}\"; it has to be {string.Join(" or ", _platforms)}.";
        }

        if (string.IsNullOrWhiteSpace(item.Channel))
        {
            yield return "Channel is empty; set it to the channel's id.";
        }

        if (grammar.Value.Parse(item.Filter).Error is { } error)
        {
            yield return $"Filter contains \"{error.Text}\", which cannot be read ({error.Kind}); write it as for /paper tag.";
        }

        if (item.At != "" && !TimeOnly.TryParseExact(item.At, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return $"At is \"{item.At}\"; it has to be a time such as 09:00.";
        }

        if (item.Locale is not ("en" or "ko"))
        {
            yield return $"Locale is \"{item.Locale}\"; it has to be en or ko.";
        }

        if (item.TimeZone != "" && !TimeZoneInfo.TryFindSystemTimeZoneById(item.TimeZone, out _))
        {
            yield return $"TimeZone is \"{item.TimeZone}\"; it has to be an IANA time zone such as Asia/Seoul.";
        }
    }
}
