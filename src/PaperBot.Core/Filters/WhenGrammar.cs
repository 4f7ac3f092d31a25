using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PaperBot.Filters;

/// <summary>
/// The grammar of dates: <c>2024-05-07</c>, <c>2024-05</c>, <c>2024</c>, <c>2024-05-01..2024-05-07</c>, <c>5/7</c>, <c>5월 7일</c>,
/// <c>May 7 2024</c>, <c>today</c>, <c>어제</c>, <c>last friday</c>, <c>this week</c>. Weeks begin on Monday (ISO 8601).
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="zone">The time zone in which it is today.</param>
public sealed partial class WhenGrammar(TimeProvider time, TimeZoneInfo zone)
{
    private const int LeapYear = 2000;

    // Nine years in a row contain a 29 February, even around 1900.
    private const int MaxYears = 9;

    /// <summary>Parses an expression. One without a year means the latest such days that have begun.</summary>
    public Parsed<NamedDays> Parse(string text)
    {
        var folded = WhiteSpace().Replace(FoldedText.Normalize(text.Trim(), NormalizationForm.FormKC), " ").ToLowerInvariant();
        return FindDays(folded) ?? FindRange(folded)
            ?? new(new ParseError(IsWrittenAsDate(folded) ? ParseErrorKind.ImpossibleDate : ParseErrorKind.NoDate, text.Trim()));
    }

    /// <summary>Finds the days that a day which does not exist, such as 30 February, is nearest to; null if the text is no such day.</summary>
    public DateRange? FindPossible(string text) => Parse(LateDay().Replace(text, "28")) is { Error: null } possible ? possible.Value.Range : null;

    /// <summary>Today in the time zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);

    private Parsed<NamedDays>? FindDays(string text)
    {
        if (WrittenDate.TryParse(text, out var day))
        {
            return new(new NamedDays(DateRange.Day(day), IsYearless: false));
        }

        if ((RelativeDays.Find(text, Today) ?? FindYearOrMonth(text)) is { } range)
        {
            return new(new NamedDays(range, IsYearless: false));
        }

        return FindLatest(text, Today) is { } yearless ? new(new NamedDays(yearless, IsYearless: true)) : null;
    }

    private Parsed<NamedDays>? FindRange(string text)
    {
        var ends = RangeSeparator().Split(text);
        if (ends.Length != 2 || FindDays(ends[0]) is not { } from || FindDays(ends[1]) is not { } to)
        {
            return null;
        }

        // An end without a year takes the year that is nearest to the other end: 12/25..1/5 includes New Year.
        var (begin, end) = (from.Value, to.Value);
        var first = begin.IsYearless && !end.IsYearless ? FindLatest(ends[0], end.Range.Last) : begin.Range;
        var last = end.IsYearless ? FindEarliest(ends[1], begin.Range.First) : end.Range;
        if (first is null || last is null)
        {
            return null;
        }

        var range = new DateRange(first.Value.First, last.Value.Last);
        return range.First > range.Last
            ? new(new ParseError(ParseErrorKind.EmptyRange, text))
            : new(new NamedDays(range, begin.IsYearless && end.IsYearless));
    }

    /// <summary>Finds the latest such days that begin on or before a day.</summary>
    private static DateRange? FindLatest(string text, DateOnly limit) => Enumerable.Range(0, MaxYears)
        .Select(years => FindInYear(text, limit.Year - years))
        .FirstOrDefault(found => found is { } days && days.First <= limit);

    /// <summary>Finds the earliest such days that end on or after a day.</summary>
    private static DateRange? FindEarliest(string text, DateOnly limit) => Enumerable.Range(0, MaxYears)
        .Select(years => FindInYear(text, limit.Year + years))
        .FirstOrDefault(found => found is { } days && days.Last >= limit);

    private static bool IsWrittenAsDate(string text) => WithYear(text, LeapYear).Prepend(text).Any(WrittenDate.IsWrittenAsDate);

    private static string[] WithYear(string text, int year) => [$"{year}년 {text}", $"{year}/{text}", $"{text} {year}"];

    private static DateRange? FindInYear(string text, int year)
    {
        if (year < DateOnly.MinValue.Year || year > DateOnly.MaxValue.Year)
        {
            return null;
        }

        foreach (var dated in WithYear(text, year))
        {
            if (WrittenDate.TryParse(dated, out var day))
            {
                return DateRange.Day(day);
            }
        }

        return KoreanMonth().Match(text) is { Success: true } month ? Month(year, month.Groups["month"].Value)
            : WrittenDate.TryParse($"1 {text} {year}", out var first) ? DateRange.Month(year, first.Month)
            : null;
    }

    private static DateRange? FindYearOrMonth(string text)
    {
        if (YearAndMonth().Match(text) is { Success: true } match)
        {
            var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
            return year == 0 ? null : match.Groups["month"] is { Success: true } month ? Month(year, month.Value) : DateRange.Year(year);
        }

        return WrittenDate.TryParse($"1 {text}", out var first) ? DateRange.Month(first.Year, first.Month) : null;
    }

    private static DateRange? Month(int year, string text) =>
        int.Parse(text, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month ? DateRange.Month(year, month) : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex("(?<![0-9])(?:29|30|31)(?![0-9])")]
    private static partial Regex LateDay();

    [GeneratedRegex(@"\s*(?:\.\.+|…|~)\s*")]
    private static partial Regex RangeSeparator();

    [GeneratedRegex(@"^(?<year>[0-9]{4})\s*(?:(?:년\s*[-./]?|[-./])\s*(?<month>[0-9]{1,2})\s*월?|년)?$", RegexOptions.NonBacktracking)]
    private static partial Regex YearAndMonth();

    [GeneratedRegex(@"^(?<month>[0-9]{1,2})\s*월$")]
    private static partial Regex KoreanMonth();
}
