using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PaperBot.Entries;

namespace PaperBot.Filters;

/// <summary>
/// Reads the days that someone means: <c>2024-05-07</c>, <c>2024-05</c>, <c>2024</c>, <c>2024-05-01..2024-05-07</c>, <c>5/7</c>, <c>5월 7일</c>,
/// <c>May 7 2024</c>, <c>today</c>, <c>어제</c>, <c>last friday</c>, <c>this week</c>. Weeks begin on Monday (ISO 8601).
/// </summary>
/// <param name="time">Tells what today is,</param>
/// <param name="zone">in this time zone.</param>
public sealed partial class WhenGrammar(TimeProvider time, TimeZoneInfo zone)
{
    private const int LeapYear = 2000;

    // Nine years hold a 29 February, also across a year such as 1900.
    private const int LeapYears = 9;

    /// <summary>Reads an expression; for one without a year, the latest such days that have begun.</summary>
    public Parsed<NamedDays> Parse(string text)
    {
        var folded = Blanks().Replace(FoldedText.Normalize(text.Trim(), NormalizationForm.FormKC), " ").ToLowerInvariant();
        return TryOne(folded) ?? TryBetween(folded)
            ?? new(new ParseError(IsWrittenAsDate(folded) ? ParseErrorKind.ImpossibleDate : ParseErrorKind.NoDate, text.Trim()));
    }

    /// <summary>Today, where the team is.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);

    private Parsed<NamedDays>? TryOne(string text)
    {
        if (WrittenDate.TryParse(text, out var day))
        {
            return new(new NamedDays(DateRange.Day(day), EveryYear: false));
        }

        if ((RelativeDays.Find(text, Today) ?? WholeYearOrMonth(text)) is { } range)
        {
            return new(new NamedDays(range, EveryYear: false));
        }

        return Latest(text, Today) is { } yearless ? new(new NamedDays(yearless, EveryYear: true)) : null;
    }

    private Parsed<NamedDays>? TryBetween(string text)
    {
        var ends = Between().Split(text);
        if (ends.Length != 2 || TryOne(ends[0]) is not { } from || TryOne(ends[1]) is not { } to)
        {
            return null;
        }

        // An end without a year is read towards the other end: 12/25..1/5 runs over New Year.
        var (begin, end) = (from.Value, to.Value);
        var first = begin.EveryYear && !end.EveryYear ? Latest(ends[0], end.Range.Last) : begin.Range;
        var last = end.EveryYear ? Earliest(ends[1], begin.Range.First) : end.Range;
        if (first is null || last is null)
        {
            return null;
        }

        var range = new DateRange(first.Value.First, last.Value.Last);
        return range.First > range.Last
            ? new(new ParseError(ParseErrorKind.EmptyRange, text))
            : new(new NamedDays(range, begin.EveryYear && end.EveryYear));
    }

    /// <summary>The latest such days that have begun by a day.</summary>
    private static DateRange? Latest(string text, DateOnly by) => Enumerable.Range(0, LeapYears)
        .Select(back => InYear(text, by.Year - back))
        .FirstOrDefault(found => found is { } days && days.First <= by);

    /// <summary>The first such days that are not over before a day.</summary>
    private static DateRange? Earliest(string text, DateOnly from) => Enumerable.Range(0, LeapYears)
        .Select(on => InYear(text, from.Year + on))
        .FirstOrDefault(found => found is { } days && days.Last >= from);

    private static bool IsWrittenAsDate(string text) => InYearForms(text, LeapYear).Prepend(text).Any(WrittenDate.IsWrittenAsDate);

    private static string[] InYearForms(string text, int year) => [$"{year}년 {text}", $"{year}/{text}", $"{text} {year}"];

    private static DateRange? InYear(string text, int year)
    {
        if (year < DateOnly.MinValue.Year || year > DateOnly.MaxValue.Year)
        {
            return null;
        }

        foreach (var dated in InYearForms(text, year))
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

    private static DateRange? WholeYearOrMonth(string text)
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
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s*(?:\.\.+|…|~)\s*")]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?<year>[0-9]{4})\s*년?(?:(?:\s*[-./]\s*|(?<=년)\s*)(?<month>[0-9]{1,2})\s*월?)?$")]
    private static partial Regex YearAndMonth();

    [GeneratedRegex(@"^(?<month>[0-9]{1,2})\s*월$")]
    private static partial Regex KoreanMonth();
}
