using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>The subscriptions of channels: the section <c>Subscriptions</c> of the settings.</summary>
public sealed partial class Subscriptions(
    IOptions<List<SubscriptionOptions>> options, ISubscriptionStore store, SubscriptionMatcher matcher, TimeProvider time, ILogger<Subscriptions> logger)
{
    private readonly TaskCompletionSource _activated = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the subscriptions of the settings are active.</summary>
    public Task Activated => _activated.Task;

    /// <summary>
    /// Makes the subscriptions of the settings the active ones. To be called when the sources have been read once, so that a new subscription
    /// begins with what comes after, and the archive is not posted.
    /// </summary>
    /// <returns>The number of subscriptions.</returns>
    public int Activate()
    {
        store.SetSubscriptions([.. options.Value.Select(item => Create(item, time))], matcher.Matches);
        foreach (var unknown in store.ReadSubscriptions().Where(subscription => !TimeZones.IsKnown(subscription.TimeZone)))
        {
            LogUnknownZone(unknown.TimeZone, unknown.Channel);
        }

        _activated.TrySetResult();
        return options.Value.Count;
    }

    /// <summary>The outbox of an import.</summary>
    internal Outbox OpenOutbox(IImportTransaction import, DeliveryScope scope, NewsRules rules, IEntryIndex index) => new(
        import,
        [
            .. from subscription in import.Subscriptions
               let filter = matcher.Parse(subscription.Filter)
               where filter.Error is null
               select (subscription, filter.Value),
        ],
        matcher,
        time.GetUtcNow(),
        scope,
        rules,
        index);

    /// <summary>Creates a subscription of the settings, which are valid.</summary>
    public static Subscription Create(SubscriptionOptions item, TimeProvider time)
    {
        var zone = item.TimeZone != "" ? TimeZoneInfo.FindSystemTimeZoneById(item.TimeZone) : TimeZoneInfo.Local;
        return new(new ChannelAddress(item.Platform, item.Channel), FilterGrammar.Canonical(item.Filter), item.Schedule, item.FindTime(), zone.Id, Locales.From(item.Locale))
        {
            Since = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime),
            Day = item.FindDay() ?? DayOfWeek.Monday,
            WeekdaysOnly = item.WeekdaysOnly,
            Quiet = item.FindQuiet(),
            MaxPerDay = item.MaxPerDay,
            SaysWhenEmpty = item.SaysWhenEmpty,
        };
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "This machine does not know the time zone {TimeZone} of a subscription of {Channel}, whose times are those of UTC. Subscribe there again with another, or install tzdata-legacy.")]
    private partial void LogUnknownZone(string timeZone, ChannelAddress channel);
}
