using System.Globalization;

namespace PaperBot.Tests.Storage;

/// <summary>When messages are due: examples of what <see cref="DueTimeProperties"/> says of all zones.</summary>
public sealed class DueTimeTests
{
    private static readonly Subscription Seoul = new(new("Slack", "C1"), "", DeliverySchedule.Daily, new(9, 0), "Asia/Seoul", Locale.English);
    private static readonly QuietHours Night = new(new(22, 0), new(8, 0));

    [Theory]
    [InlineData("America/New_York", "02:30", "2026-03-07 12:00 -05:00", "2026-03-08 03:00 -04:00")] // 02:00 to 03:00 is skipped.
    [InlineData("Australia/Lord_Howe", "02:10", "2026-10-03 12:00 +10:30", "2026-10-04 02:30 +11:00")] // Half an hour.
    [InlineData("Antarctica/Troll", "01:30", "2026-03-28 12:00 +00:00", "2026-03-29 03:00 +02:00")] // Two hours.
    [InlineData("America/Nuuk", "23:30", "2025-03-29 12:00 -02:00", "2025-03-30 00:00 -01:00")] // The gap ends with the day.
    [InlineData("Africa/Cairo", "00:15", "2026-04-23 12:00 +02:00", "2026-04-24 01:00 +03:00")] // The day begins with it.
    public void A_local_time_that_does_not_exist_is_the_first_moment_after_the_gap(string zone, string at, string now, string due) =>
        (Seoul with { TimeZone = zone, At = Time(at) }).NextDue(Instant(now)).ShouldBe(Instant(due));

    [Theory]
    [InlineData("Europe/Berlin", "02:30", "2026-10-24 12:00 +02:00", "2026-10-25 02:30 +02:00")]
    [InlineData("Europe/Berlin", "02:30", "2026-10-25 02:30 +02:00", "2026-10-26 02:30 +01:00")]
    [InlineData("Asia/Almaty", "23:30", "2024-02-29 12:00 +06:00", "2024-02-29 23:30 +06:00")] // Its standard time changed.
    [InlineData("Asia/Almaty", "23:30", "2024-02-29 23:30 +06:00", "2024-03-01 23:30 +05:00")]
    public void A_local_time_that_comes_twice_counts_once(string zone, string at, string now, string due) =>
        (Seoul with { TimeZone = zone, At = Time(at) }).NextDue(Instant(now)).ShouldBe(Instant(due));

    [Theory]
    [InlineData("2026-11-27 12:00", "2026-11-27 12:00")]
    [InlineData("2026-11-27 22:00", "2026-11-28 08:00")]
    [InlineData("2026-11-28 07:59", "2026-11-28 08:00")]
    [InlineData("2026-11-28 08:00", "2026-11-28 08:00")]
    public void What_is_due_in_quiet_hours_waits_until_they_end(string now, string due) =>
        Each(Night).NextDue(Instant($"{now} +09:00")).ShouldBe(Instant($"{due} +09:00"));

    [Theory]
    [InlineData("2026-11-27 21:59", "2026-11-27 21:59")]
    [InlineData("2026-11-27 22:30", "2026-11-30 08:00")] // Friday.
    [InlineData("2026-11-29 12:00", "2026-11-30 08:00")]
    public void What_is_due_on_a_weekend_waits_until_Monday(string now, string due) =>
        (Each(Night) with { WeekdaysOnly = true }).NextDue(Instant($"{now} +09:00")).ShouldBe(Instant($"{due} +09:00"));

    [Fact]
    public void Quiet_hours_end_when_the_clocks_show_their_end_again()
    {
        var subscription = Each(new(new(22, 0), new(2, 30))) with { TimeZone = "Europe/Berlin" };
        subscription.NextDue(Instant("2026-10-25 01:00 +02:00")).ShouldBe(Instant("2026-10-25 02:30 +02:00"));
        subscription.NextDue(Instant("2026-10-25 02:10 +01:00")).ShouldBe(Instant("2026-10-25 02:30 +01:00"));
    }

    [Fact]
    public void A_weekly_summary_has_its_day() =>
        (Seoul with { Schedule = DeliverySchedule.Weekly, Day = DayOfWeek.Friday }).NextDue(Instant("2026-11-27 09:00 +09:00")).ShouldBe(Instant("2026-12-04 09:00 +09:00"));

    [Fact]
    public void What_is_carried_over_is_due_on_a_later_day()
    {
        Each(null).NextDayDue(Instant("2026-11-27 00:10 +09:00")).ShouldBe(Instant("2026-11-28 09:00 +09:00"));
        (Each(null) with { WeekdaysOnly = true }).NextDayDue(Instant("2026-11-27 23:00 +09:00")).ShouldBe(Instant("2026-11-30 00:00 +09:00"));
        Seoul.NextDayDue(Instant("2026-11-27 08:00 +09:00")).ShouldBe(Instant("2026-11-28 09:00 +09:00"));
    }

    private static Subscription Each(QuietHours? quiet) => Seoul with { Schedule = DeliverySchedule.Each, At = null, Quiet = quiet };

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
