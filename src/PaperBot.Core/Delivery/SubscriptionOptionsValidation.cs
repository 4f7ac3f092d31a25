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
    private const int MaxShownLength = 80;

    private readonly Dictionary<string, PlatformName> _platforms = platforms.ToDictionary(platform => platform.Value);

    public ValidateOptionsResult Validate(string? name, List<SubscriptionOptions> options)
    {
        var errors = options.SelectMany((item, index) => Errors(item).Select(message => $"Subscriptions:{index}:{message}")).ToList();
        errors.AddRange(options.Index().GroupBy(item => (item.Item.Platform, item.Item.Channel, item.Item.Schedule, FilterGrammar.Canonical(item.Item.Filter)))
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
        if (!_platforms.TryGetValue(item.Platform, out var platform))
        {
            yield return $"Platform is \"{item.Platform}\"; it has to be {string.Join(" or ", _platforms.Keys)}.";
        }

        if (string.IsNullOrWhiteSpace(item.Channel))
        {
            yield return "Channel is empty; set it to the channel's id.";
        }
        else if (platform?.FindChannelProblem(item.Channel) is { } rule)
        {
            yield return $"Channel is \"{Shortening.AtWord(DisplayText.CleanLine(item.Channel), MaxShownLength)}\"; {rule}";
        }

        if (grammar.Value.ParseSubscription(item.Filter).Error is { } error)
        {
            yield return $"Filter cannot be read. {ParseErrorWording.Describe(Locale.English, error)}";
        }

        if (item.At != "" && SubscriptionOptions.FindTime(item.At) is null)
        {
            yield return $"At is \"{item.At}\"; it has to be a time such as 09:00.";
        }

        if (item.FindDay() is not { } day)
        {
            yield return $"Day is \"{item.Day}\"; it has to be a day of the week such as Friday.";
        }
        else if (item.Day != "" && item.Schedule != DeliverySchedule.Weekly)
        {
            yield return $"Day is \"{item.Day}\", but only Schedule Weekly has a day; remove one of them.";
        }
        else if (item.WeekdaysOnly && item.Schedule == DeliverySchedule.Weekly && day is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            yield return $"Day is \"{item.Day}\", but WeekdaysOnly leaves it out; choose another day, or remove WeekdaysOnly.";
        }

        if (item.Quiet != "" && item.FindQuiet() is null)
        {
            yield return $"Quiet is \"{item.Quiet}\"; it has to be two different times such as 22:00-08:00.";
        }
        else if (item.FindQuiet() is { } quiet && item.FindTime() is { } at && quiet.Contains(at))
        {
            yield return $"At is {at:HH\\:mm}, which is in the quiet hours {item.Quiet}; choose another time, or other quiet hours.";
        }

        if (item.MaxPerDay is < 1 or > Limits.MaxPerDay)
        {
            yield return $"MaxPerDay is {item.MaxPerDay}; it has to be a number from 1 to {Limits.MaxPerDay}.";
        }

        if (item.SaysWhenEmpty && item.Schedule == DeliverySchedule.Each)
        {
            yield return "SaysWhenEmpty is for summaries; remove it, or set Schedule to Daily or Weekly.";
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
