using System.Text.RegularExpressions;

namespace PaperBot.Filters;

/// <summary>Expressions relative to today, such as <c>yesterday</c> and <c>last friday</c>, in English and Korean.</summary>
internal static partial class RelativeDays
{
    private static readonly string[] English = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private static readonly string[] Korean = ["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"];

    /// <summary>Finds the days that a lower-case text means; null if it is not such an expression.</summary>
    public static DateRange? Find(string text, DateOnly today)
    {
        var monday = today.AddDays(-DaysSinceMonday(today));
        var month = new DateOnly(today.Year, today.Month, 1);
        return text.Replace(" ", "", StringComparison.Ordinal) switch
        {
            "today" or "오늘" => DateRange.Day(today),
            "yesterday" or "어제" => DateRange.Day(today.AddDays(-1)),
            "그제" or "그저께" or "엊그제" => DateRange.Day(today.AddDays(-2)),
            "thisweek" or "이번주" or "금주" => new(monday, monday.AddDays(6)),
            "lastweek" or "지난주" or "저번주" => new(monday.AddDays(-7), monday.AddDays(-1)),
            "thismonth" or "이번달" or "이달" => DateRange.Month(month.Year, month.Month),
            "lastmonth" or "지난달" or "저번달" => new(month.AddMonths(-1), month.AddDays(-1)),
            "thisyear" or "올해" or "금년" => DateRange.Year(today.Year),
            "lastyear" or "작년" or "지난해" => DateRange.Year(today.Year - 1),
            var joined => FindWeekday(joined, today, monday),
        };
    }

    private static DateRange? FindWeekday(string joined, DateOnly today, DateOnly monday)
    {
        if (Weekday().Match(joined) is not { Success: true } match)
        {
            return null;
        }

        var name = match.Groups["day"].Value;
        var index = Array.FindIndex(English, day => name.Length >= 3 && day.StartsWith(name, StringComparison.Ordinal));
        index = index >= 0 ? index : Array.IndexOf(Korean, name);
        if (index < 0)
        {
            return null;
        }

        var lastBefore = today.AddDays(-((DaysSinceMonday(today) - index + 6) % 7) - 1);
        return DateRange.Day(match.Groups["which"].Value switch
        {
            "지난주" or "저번주" => monday.AddDays(index - 7),
            "this" or "이번주" => monday.AddDays(index),
            "" when DaysSinceMonday(today) == index => today,
            _ => lastBefore,
        });
    }

    /// <summary>0 for Monday to 6 for Sunday.</summary>
    private static int DaysSinceMonday(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;

    [GeneratedRegex("^(?<which>last|this|지난주|저번주|이번주|지난|저번|)(?<day>[a-z]{3,9}|[월화수목금토일]요일)$")]
    private static partial Regex Weekday();
}
