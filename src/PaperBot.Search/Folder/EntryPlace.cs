using PaperBot.Filters;

namespace PaperBot.Search.Folder;

/// <summary>An entry's day and its ordinal in the document as one number of the index.</summary>
internal static class EntryPlace
{
    private const int OrdinalBits = 32;

    /// <summary>The day number of an entry without a date. All others are greater.</summary>
    public const int NoDay = 0;

    /// <summary>The number of a day.</summary>
    public static int Day(DateOnly? date) => date is { } day ? day.DayNumber + 1 : NoDay;

    /// <summary>The day of a number; null if it has none.</summary>
    public static DateOnly? Date(int day) => day == NoDay ? null : DateOnly.FromDayNumber(day - 1);

    /// <summary>The first and the last day of a range. A range of all days contains the entries without a date.</summary>
    public static (int First, int Last) Days(DateRange dates) => dates == DateRange.Always ? (NoDay, int.MaxValue) : (Day(dates.First), Day(dates.Last));

    public static long Of(DateOnly? date, int ordinal) => ((long)Day(date) << OrdinalBits) | (uint)ordinal;

    public static int DayOf(long place) => (int)(place >> OrdinalBits);

    public static int OrdinalOf(long place) => (int)place;
}
