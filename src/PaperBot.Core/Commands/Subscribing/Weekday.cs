namespace PaperBot.Commands.Subscribing;

/// <summary>The days of the week as people write them: <c>friday</c>, <c>Fri</c>, <c>fridays</c>, <c>금요일</c>.</summary>
internal static class Weekday
{
    /// <summary>A day, as a part of a regular expression.</summary>
    public const string Any = "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|[월화수목금토일]요일)";

    private const string Korean = "일월화수목금토";

    /// <summary>Parses a day in one of these forms.</summary>
    public static DayOfWeek Get(string text) => Korean.IndexOf(text[0], StringComparison.Ordinal) is >= 0 and var at
        ? (DayOfWeek)at
        : Enum.GetValues<DayOfWeek>().First(day => day.ToString().StartsWith(text[..3], StringComparison.OrdinalIgnoreCase));
}
