using System.Globalization;
using PaperBot.Filters;

namespace PaperBot.Tests.Filters;

public sealed class WhenGrammarTests
{
    [Theory]
    [InlineData("2024-05-07", "2024-05-07")]
    [InlineData("2024/5/7", "2024-05-07")]
    [InlineData("2024. 5. 7.", "2024-05-07")]
    [InlineData("2024년 5월 7일", "2024-05-07")]
    [InlineData("2024년5월7일 (화)", "2024-05-07")]
    [InlineData("May 7 2024", "2024-05-07")]
    [InlineData("may 7th, 2024", "2024-05-07")]
    [InlineData("7 May 2024", "2024-05-07")]
    [InlineData("２０２４－０５－０７", "2024-05-07")]
    [InlineData("  2024-05-07  ", "2024-05-07")]
    [InlineData("2024-05", "2024-05-01..2024-05-31")]
    [InlineData("2024년 2월", "2024-02-01..2024-02-29")]
    [InlineData("2023.2", "2023-02-01..2023-02-28")]
    [InlineData("February 2023", "2023-02-01..2023-02-28")]
    [InlineData("2024", "2024-01-01..2024-12-31")]
    [InlineData("2024년", "2024-01-01..2024-12-31")]
    public void A_date_with_its_year_means_that_day_month_or_year(string text, string expected) => Days(text).ShouldBe((expected, false));

    [Theory]
    [InlineData("5/7", "2024-05-07")]
    [InlineData("5월 7일", "2024-05-07")]
    [InlineData("５월７일", "2024-05-07")]
    [InlineData("May 7", "2024-05-07")]
    [InlineData("7 may", "2024-05-07")]
    [InlineData("5/10", "2024-05-10")]
    [InlineData("5/11", "2023-05-11")]
    [InlineData("12월 25일", "2023-12-25")]
    [InlineData("5월", "2024-05-01..2024-05-31")]
    [InlineData("june", "2023-06-01..2023-06-30")]
    [InlineData("2/29", "2024-02-29")]
    public void Days_without_a_year_are_the_latest_that_have_begun(string text, string expected) => Days(text).ShouldBe((expected, true));

    [Theory]
    [InlineData("2026-11-22", "2024-02-29")]
    [InlineData("2024-02-28", "2020-02-29")]
    [InlineData("1903-01-01", "1896-02-29")]
    public void The_29th_of_February_is_that_of_the_last_leap_year(string today, string expected) =>
        Days("2월 29일", today).ShouldBe((expected, true));

    [Theory]
    [InlineData("today", "2024-05-10")]
    [InlineData("오늘", "2024-05-10")]
    [InlineData("Yesterday", "2024-05-09")]
    [InlineData("어제", "2024-05-09")]
    [InlineData("그제", "2024-05-08")]
    [InlineData("friday", "2024-05-10")]
    [InlineData("last friday", "2024-05-03")]
    [InlineData("Last  Thu", "2024-05-09")]
    [InlineData("last sunday", "2024-05-05")]
    [InlineData("this monday", "2024-05-06")]
    [InlineData("금요일", "2024-05-10")]
    [InlineData("지난 금요일", "2024-05-03")]
    [InlineData("지난주 금요일", "2024-05-03")]
    [InlineData("지난 주 월요일", "2024-04-29")]
    [InlineData("이번 주 수요일", "2024-05-08")]
    [InlineData("this week", "2024-05-06..2024-05-12")]
    [InlineData("이번 주", "2024-05-06..2024-05-12")]
    [InlineData("last week", "2024-04-29..2024-05-05")]
    [InlineData("지난주", "2024-04-29..2024-05-05")]
    [InlineData("this month", "2024-05-01..2024-05-31")]
    [InlineData("지난달", "2024-04-01..2024-04-30")]
    [InlineData("last year", "2023-01-01..2023-12-31")]
    [InlineData("올해", "2024-01-01..2024-12-31")]
    public void Expressions_relative_to_today_are_read_in_both_languages(string text, string expected) => Days(text).ShouldBe((expected, false));

    [Theory]
    [InlineData("2024-05-06", "monday", "2024-05-06")]
    [InlineData("2024-05-06", "last monday", "2024-04-29")]
    [InlineData("2024-05-12", "this week", "2024-05-06..2024-05-12")]
    [InlineData("2024-05-12", "last sunday", "2024-05-05")]
    [InlineData("2024-05-12", "last saturday", "2024-05-11")]
    [InlineData("2024-03-01", "yesterday", "2024-02-29")]
    [InlineData("2024-03-31", "last month", "2024-02-01..2024-02-29")]
    [InlineData("2024-01-01", "last week", "2023-12-25..2023-12-31")]
    public void Weeks_begin_on_Monday(string today, string text, string expected) =>
        Days(text, today).ShouldBe((expected, false));

    [Theory]
    [InlineData("2024-05-01..2024-05-07", "2024-05-01..2024-05-07")]
    [InlineData("2024-05-01 .. 2024-05-07", "2024-05-01..2024-05-07")]
    [InlineData("2024-05-01…2024-05-07", "2024-05-01..2024-05-07")]
    [InlineData("2024년 5월 1일 ~ 2024년 5월 7일", "2024-05-01..2024-05-07")]
    [InlineData("2024-05..2024-06", "2024-05-01..2024-06-30")]
    [InlineData("2023..yesterday", "2023-01-01..2024-05-09")]
    [InlineData("2024-05-07..2024-05-07", "2024-05-07")]
    public void A_range_includes_its_first_and_its_last_day(string text, string expected) => Days(text).ShouldBe((expected, false));

    [Theory]
    [InlineData("5/1..5/7", "2024-05-01..2024-05-07", true)]
    [InlineData("5/1..6/30", "2024-05-01..2024-06-30", true)]
    [InlineData("12/25..1/5", "2023-12-25..2024-01-05", true)]
    [InlineData("2022-05-01..5/7", "2022-05-01..2022-05-07", false)]
    [InlineData("2022-12-25..1/5", "2022-12-25..2023-01-05", false)]
    [InlineData("6/1..2023-06-30", "2023-06-01..2023-06-30", false)]
    [InlineData("12/25..2023-01-05", "2022-12-25..2023-01-05", false)]
    public void An_end_without_a_year_takes_the_year_nearest_to_the_other_end(string text, string expected, bool isYearless) =>
        Days(text).ShouldBe((expected, isYearless));

    [Theory]
    [InlineData("2024-02-30", ParseErrorKind.ImpossibleDate)]
    [InlineData("2023년 2월 29일", ParseErrorKind.ImpossibleDate)]
    [InlineData("June 31 2024", ParseErrorKind.ImpossibleDate)]
    [InlineData("2/30", ParseErrorKind.ImpossibleDate)]
    [InlineData("4월 31일", ParseErrorKind.ImpossibleDate)]
    [InlineData("2024-05-07..2024-05-01", ParseErrorKind.EmptyRange)]
    [InlineData("", ParseErrorKind.NoDate)]
    [InlineData("soon", ParseErrorKind.NoDate)]
    [InlineData("2024-13", ParseErrorKind.NoDate)]
    [InlineData("0000", ParseErrorKind.NoDate)]
    [InlineData("5", ParseErrorKind.NoDate)]
    [InlineData("2024-05-01..", ParseErrorKind.NoDate)]
    [InlineData("1..2..3", ParseErrorKind.NoDate)]
    [InlineData("last", ParseErrorKind.NoDate)]
    [InlineData("moe", ParseErrorKind.NoDate)]
    [InlineData("9999-12-30..1월", ParseErrorKind.NoDate)]
    public void The_error_says_why_an_expression_is_not_a_date(string text, ParseErrorKind kind)
    {
        var error = Grammar().Parse(text).Error.ShouldNotBeNull();
        (error.Kind, error.Text).ShouldBe((kind, text));
    }

    [Fact]
    public void Every_Unicode_form_of_Korean_is_read() =>
        Days("2024년 5월 7일".Normalize(NormalizationForm.FormD)).ShouldBe(("2024-05-07", false));

    [Fact]
    public void Today_is_the_day_in_the_configured_time_zone() =>
        new WhenGrammar(new ManualTime(new(2024, 5, 9, 15, 0, 0, TimeSpan.Zero)), Seoul).Today.ShouldBe(new DateOnly(2024, 5, 10));

    [Fact]
    public void A_whole_February_is_whole_in_a_leap_year_too() =>
        new NamedDays(DateRange.Month(2025, 2), IsYearless: true).YearsBefore(1).ShouldBe(DateRange.Month(2024, 2));

    [Fact]
    public void The_29th_of_February_is_not_in_a_common_year() =>
        new NamedDays(DateRange.Day(new(2024, 2, 29)), IsYearless: true).YearsBefore(1).ShouldBeNull();

    [Fact]
    public Task Days_are_formatted_the_same_in_every_culture() => Task.Run(() =>
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
        DateRange.Month(2024, 5).ToString().ShouldBe("2024-05-01..2024-05-31");
    }, TestContext.Current.CancellationToken);

    private static readonly TimeZoneInfo Seoul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");

    private static WhenGrammar Grammar(string today = "2024-05-10") => new(
        new ManualTime(DateTimeOffset.ParseExact($"{today} 12:00 +09:00", "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)), Seoul);

    private static (string Days, bool IsYearless) Days(string text, string today = "2024-05-10")
    {
        var parsed = Grammar(today).Parse(text);
        parsed.Error.ShouldBeNull();
        return (parsed.Value.Range.ToString(), parsed.Value.IsYearless);
    }
}
