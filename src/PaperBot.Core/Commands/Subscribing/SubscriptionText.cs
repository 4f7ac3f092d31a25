using System.Globalization;

namespace PaperBot.Commands.Subscribing;

/// <summary>Says in plain words what a subscription means.</summary>
public static class SubscriptionText
{
    /// <summary>What a filter means: <c>with the tag #moe, without #survey</c>.</summary>
    /// <param name="locale">The language.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="translations">The other words by which its words of the text are found.</param>
    internal static string Describe(Locale locale, WordsAndFilter filter, IReadOnlyList<Replacement> translations)
    {
        string[] parts =
        [
            .. filter.Filter.Clauses.Count == 0 && filter.Words.Count == 0 ? [SubscriptionWording.Everything(locale)] : Array.Empty<string>(),
            .. filter.Filter.Clauses.Select(clause => SubscriptionWording.WithTag(locale, string.Join(SubscriptionWording.Or(locale), clause.Select(tag => $"#{tag}")))),
            .. filter.Words.Select(word => SubscriptionWording.WithWord(locale, word.Text.Replace("|", SubscriptionWording.Or(locale), StringComparison.Ordinal))),
            .. filter.Filter.Authors.Select(author => SubscriptionWording.By(locale, author)),
            .. filter.Filter.Dates == DateRange.Always ? Array.Empty<string>() : [SubscriptionWording.Dated(locale, Describe(filter.Filter.Dates))],
            .. filter.Filter.Excluded.Select(tag => SubscriptionWording.WithoutTag(locale, $"#{tag}")),
        ];
        var also = translations.Count == 0 ? "" : $" {SubscriptionWording.WithTranslations(locale, string.Join(", ", translations.Select(translation => translation.Used).Distinct()))}";
        return $"{string.Join(", ", parts)}{also}";
    }

    /// <summary>When it is posted: <c>every day at 09:00 (Asia/Seoul)</c>.</summary>
    public static string DescribeSchedule(Locale locale, Subscription subscription) =>
        SubscriptionWording.Schedule(locale, subscription.Schedule, subscription.Day, subscription.At?.ToString("HH:mm", CultureInfo.InvariantCulture), subscription.TimeZone)
        + (TimeZones.IsKnown(subscription.TimeZone) ? "" : $" · {SubscriptionWording.UnknownZone(locale, subscription.TimeZone)}");

    /// <summary>When it is never posted; null if there is no such time.</summary>
    public static string? DescribePauses(Locale locale, Subscription subscription)
    {
        string[] pauses =
        [
            .. subscription.WeekdaysOnly ? [SubscriptionWording.OnWeekends(locale)] : Array.Empty<string>(),
            .. subscription.Quiet is { } quiet
                ? [SubscriptionWording.Between(locale, quiet.From.ToString("HH:mm", CultureInfo.InvariantCulture), quiet.To.ToString("HH:mm", CultureInfo.InvariantCulture))]
                : Array.Empty<string>(),
        ];
        return pauses.Length == 0 ? null : string.Join(", ", pauses);
    }

    /// <summary>When the next message is due.</summary>
    public static string DescribeNext(Locale locale, Subscription subscription, DateTimeOffset now) => subscription.NextDue(now) is var due && due == now
        ? SubscriptionWording.AsSettled(locale)
        : Moment(locale, due, subscription.TimeZone);

    /// <summary>A moment as the clocks of a time zone show it.</summary>
    public static string Moment(Locale locale, DateTimeOffset moment, string zone) =>
        SubscriptionWording.Moment(locale, TimeZoneInfo.ConvertTime(moment, TimeZones.Find(zone)));

    /// <summary>The lines that say all about the times and limits of a subscription.</summary>
    public static IEnumerable<ReplyLine> Lines(Locale locale, Subscription subscription, DateTimeOffset now)
    {
        yield return new(SubscriptionWording.When(locale), DescribeSchedule(locale, subscription));
        yield return new(SubscriptionWording.Next(locale), DescribeNext(locale, subscription, now));
        if (DescribePauses(locale, subscription) is { } pauses)
        {
            yield return new(SubscriptionWording.NotPosted(locale), pauses);
        }

        if (subscription.MaxPerDay is { } max)
        {
            yield return new(SubscriptionWording.AtMost(locale), SubscriptionWording.Limit(locale, max));
        }

        if (subscription.Schedule != DeliverySchedule.Each)
        {
            yield return new(SubscriptionWording.OnEmptyDays(locale), SubscriptionWording.Empty(locale, subscription.SaysWhenEmpty));
        }
    }

    private static string Describe(DateRange dates) => dates switch
    {
        { Last: var last } when last == DateOnly.MaxValue => $"≥ {dates.First:yyyy-MM-dd}",
        { First: var first } when first == DateOnly.MinValue => $"≤ {dates.Last:yyyy-MM-dd}",
        _ => dates.ToString(),
    };
}
