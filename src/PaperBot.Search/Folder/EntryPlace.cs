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

    public static long Of(DateOnly? date, int ordinal) => ((long)Day(date) << OrdinalBits) | (uint)ordinal;

    public static int DayOf(long place) => (int)(place >> OrdinalBits);

    public static int OrdinalOf(long place) => (int)place;
}
