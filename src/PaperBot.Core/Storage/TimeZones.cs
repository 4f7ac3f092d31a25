namespace PaperBot.Storage;

/// <summary>Finds time zones. A database can name one that this machine does not know, as after a move to a system with fewer of them: its times are those of UTC then.</summary>
public static class TimeZones
{
    /// <summary>Whether the machine knows a time zone.</summary>
    public static bool IsKnown(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out _);

    /// <summary>Finds a time zone; UTC if the machine does not know it.</summary>
    public static TimeZoneInfo Find(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The day that calendars show at a time in a time zone.</summary>
    public static DateOnly DayOf(DateTimeOffset time, string id) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Find(id)).DateTime);
}
