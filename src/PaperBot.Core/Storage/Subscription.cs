using PaperBot.Platforms;
using PaperBot.Replies;

namespace PaperBot.Storage;

/// <summary>A channel's subscription to new entries.</summary>
/// <param name="Channel">Where they are posted.</param>
/// <param name="Filter">Which entries, in the filter grammar; empty for all.</param>
/// <param name="Schedule">One message for each entry, or one a day or a week.</param>
/// <param name="At">The local time of the messages; null posts each entry at once.</param>
/// <param name="TimeZone">The IANA time zone of <paramref name="At"/>, such as <c>Asia/Seoul</c>.</param>
/// <param name="Locale">The language of the messages.</param>
public sealed record Subscription(ChannelAddress Channel, string Filter, DeliverySchedule Schedule, TimeOnly? At, string TimeZone, Locale Locale)
{
    /// <summary>The day, in its time zone, on which it was first active: what is dated earlier is archive.</summary>
    public DateOnly Since { get; init; }

    /// <summary>The same channel, schedule and filter is the same subscription, whatever its time or language.</summary>
    public string Id => $"{Channel}/{Schedule}/{Filter}";

    /// <summary>
    /// When an entry that is stored at <paramref name="now"/> is due: at once, or at the next <see cref="At"/> (on Monday for
    /// <see cref="DeliverySchedule.Weekly"/>). A time that daylight saving skips is an hour later that day; one that occurs twice is the first.
    /// </summary>
    public DateTimeOffset NextDue(DateTimeOffset now)
    {
        if (At is not { } at)
        {
            return now;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return Enumerable.Range(0, 9)
            .Select(today.AddDays)
            .Where(day => Schedule != DeliverySchedule.Weekly || day.DayOfWeek == DayOfWeek.Monday)
            .Select(day => ToInstant(day.ToDateTime(at), zone))
            .First(due => due > now);
    }

    private static DateTimeOffset ToInstant(DateTime local, TimeZoneInfo zone)
    {
        var real = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        var offset = zone.IsAmbiguousTime(real) ? zone.GetAmbiguousTimeOffsets(real).Max() : zone.GetUtcOffset(real);
        return new DateTimeOffset(real, offset).ToUniversalTime();
    }
}

/// <summary>How new entries are gathered into messages.</summary>
public enum DeliverySchedule
{
    /// <summary>A message for each entry.</summary>
    Each,

    /// <summary>One summary a day.</summary>
    Daily,

    /// <summary>One summary a week, on Monday.</summary>
    Weekly,
}
