using PaperBot.Storage;

namespace PaperBot.Delivery;

/// <summary>When a follow posts.</summary>
internal static class FollowSchedule
{
    /// <summary>
    /// When an entry that is stored now is due: at once, or at the follow's next time of day (on Monday, for a week). A time that daylight saving
    /// skips is an hour later that day; one that comes twice is the first.
    /// </summary>
    public static DateTimeOffset NextDue(Follow follow, DateTimeOffset now)
    {
        if (follow.At is not { } at)
        {
            return now;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(follow.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return Enumerable.Range(0, 9)
            .Select(today.AddDays)
            .Where(day => follow.Mode != FollowMode.Weekly || day.DayOfWeek == DayOfWeek.Monday)
            .Select(day => Instant(day.ToDateTime(at), zone))
            .First(due => due > now);
    }

    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        var real = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        var offset = zone.IsAmbiguousTime(real) ? zone.GetAmbiguousTimeOffsets(real).Max() : zone.GetUtcOffset(real);
        return new DateTimeOffset(real, offset).ToUniversalTime();
    }
}
