namespace PaperBot.Storage;

/// <summary>
/// When a subscription's messages are due. A local time that a change of the clocks skips moves to the first moment after the gap; of one that comes twice, the first
/// counts. Only conversions from UTC are used, which know every change of a zone, its standard time included.
/// </summary>
internal static class DueTime
{
    // The time of a day that quiet hours and a weekend move is at most three days later.
    private const int MaxMoved = 3;
    private const int MaxDays = 10;

    // Changes of the clocks are at whole minutes, and one at a time within so many hours.
    private static readonly TimeSpan NearChange = TimeSpan.FromHours(26);

    /// <summary>The first time after <paramref name="now"/>; of a subscription without a time, at or after it.</summary>
    public static DateTimeOffset After(Subscription subscription, DateTimeOffset now)
    {
        var zone = TimeZones.Find(subscription.TimeZone);
        return subscription.At is { } at ? Times(subscription, at, LocalDay(now, zone), zone).First(due => due > now) : Allowed(subscription, now, zone);
    }

    /// <summary>The last time before a time of a subscription's schedule, or some days before, if there is none.</summary>
    public static DateTimeOffset Before(Subscription subscription, DateTimeOffset due)
    {
        var last = due - TimeSpan.FromDays(MaxDays);
        for (var next = After(subscription, last); next < due; next = After(subscription, next))
        {
            last = next;
        }

        return last;
    }

    /// <summary>The first time on a later local day.</summary>
    public static DateTimeOffset AfterDay(Subscription subscription, DateTimeOffset now)
    {
        var zone = TimeZones.Find(subscription.TimeZone);
        var today = LocalDay(now, zone);
        return subscription.At is { } at
            ? Times(subscription, at, today, zone).First(due => due > now && LocalDay(due, zone) > today)
            : Allowed(subscription, ToInstant(today.AddDays(1).ToDateTime(Subscription.DefaultTime), zone, now), zone);
    }

    /// <summary>The first moment from now on at which something may be posted: outside the quiet hours and, if they are left out, of weekends.</summary>
    public static DateTimeOffset AllowedFrom(Subscription subscription, DateTimeOffset now) => subscription is { WeekdaysOnly: false, Quiet: null }
        ? now
        : Allowed(subscription, now, TimeZones.Find(subscription.TimeZone));

    private static IEnumerable<DateTimeOffset> Times(Subscription subscription, TimeOnly at, DateOnly today, TimeZoneInfo zone) =>
        from day in Enumerable.Range(-MaxMoved, MaxMoved + MaxDays).Select(today.AddDays)
        where subscription.Schedule == DeliverySchedule.Weekly ? day.DayOfWeek == subscription.Day : !subscription.WeekdaysOnly || !IsWeekend(day)
        let due = Allowed(subscription, ToInstant(day.ToDateTime(at), zone, DateTimeOffset.MinValue), zone)
        select due;

    /// <summary>The first moment from one on that is neither in the quiet hours nor, if they are left out, on a weekend.</summary>
    private static DateTimeOffset Allowed(Subscription subscription, DateTimeOffset from, TimeZoneInfo zone)
    {
        for (var days = 0; days < MaxDays; days++)
        {
            var local = TimeZoneInfo.ConvertTime(from, zone).DateTime;
            var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
            if (subscription.WeekdaysOnly && IsWeekend(day))
            {
                from = ToInstant(day.AddDays(1).ToDateTime(TimeOnly.MinValue), zone, from);
            }
            else if (subscription.Quiet is { } quiet && quiet.Contains(time))
            {
                from = ToInstant((time < quiet.To ? day : day.AddDays(1)).ToDateTime(quiet.To), zone, from);
            }
            else
            {
                return from;
            }
        }

        return from;
    }

    /// <summary>The first time after <paramref name="after"/> at which clocks show a local time, or have skipped it.</summary>
    private static DateTimeOffset ToInstant(DateTime local, TimeZoneInfo zone, DateTimeOffset after)
    {
        var asUtc = new DateTimeOffset(local, TimeSpan.Zero);
        TimeSpan[] offsets = [zone.GetUtcOffset(asUtc - NearChange), zone.GetUtcOffset(asUtc + NearChange)];
        var shown = offsets.Distinct().Select(offset => asUtc - offset).Where(instant => LocalTime(instant, zone) == local).Order().ToList();
        return shown.Count == 0
            ? FindChange(local, zone, asUtc - offsets.Max(), asUtc - offsets.Min())
            : shown.Where(instant => instant > after).FirstOrDefault(shown[^1]);
    }

    /// <summary>The first minute after <paramref name="before"/> at which clocks show more than a local time.</summary>
    private static DateTimeOffset FindChange(DateTime local, TimeZoneInfo zone, DateTimeOffset before, DateTimeOffset after)
    {
        while (after - before > TimeSpan.FromMinutes(1))
        {
            var middle = before + TimeSpan.FromMinutes(Math.Floor((after - before).TotalMinutes / 2));
            (before, after) = LocalTime(middle, zone) > local ? (before, middle) : (middle, after);
        }

        return after;
    }

    private static DateTime LocalTime(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    private static DateOnly LocalDay(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(LocalTime(instant, zone));

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
