using System.Globalization;

namespace PaperBot.Tests.Storage;

public sealed class SubscriptionTests
{
    [Theory]
    [InlineData("Asia/Seoul", "09:00", "2024-05-10 08:59 +09:00", "2024-05-10 09:00 +09:00")]
    [InlineData("Asia/Seoul", "09:00", "2024-05-10 09:00 +09:00", "2024-05-11 09:00 +09:00")]
    [InlineData("Asia/Seoul", "00:00", "2024-02-28 23:59 +09:00", "2024-02-29 00:00 +09:00")]
    [InlineData("Europe/Berlin", "09:00", "2024-05-10 08:30 +09:00", "2024-05-10 09:00 +02:00")]
    [InlineData("America/New_York", "09:00", "2024-12-31 23:00 +00:00", "2025-01-01 09:00 -05:00")]
    public void A_summary_is_due_at_the_next_occurrence_of_its_local_time(string zone, string at, string now, string due) =>
        Due(DeliverySchedule.Daily, zone, at, now).ShouldBe(Instant(due));

    [Theory]
    [InlineData("2024-03-10 01:00 -05:00", "02:30", "2024-03-10 03:00 -04:00")] // 02:00 to 03:00 is skipped.
    [InlineData("2024-03-09 03:00 -05:00", "02:30", "2024-03-10 03:00 -04:00")]
    [InlineData("2024-03-10 03:00 -04:00", "02:30", "2024-03-11 02:30 -04:00")]
    [InlineData("2024-11-03 00:00 -04:00", "01:30", "2024-11-03 01:30 -04:00")] // 01:00 to 02:00 comes twice.
    [InlineData("2024-11-03 01:45 -04:00", "01:30", "2024-11-04 01:30 -05:00")]
    [InlineData("2024-11-03 01:15 -05:00", "01:30", "2024-11-04 01:30 -05:00")]
    [InlineData("2024-11-02 12:00 -04:00", "09:00", "2024-11-03 09:00 -05:00")]
    public void Daylight_saving_neither_skips_nor_repeats_a_summary(string now, string at, string due) =>
        Due(DeliverySchedule.Daily, "America/New_York", at, now).ShouldBe(Instant(due));

    [Theory]
    [InlineData("2024-05-10 12:00 +09:00", "2024-05-13 09:00 +09:00")]
    [InlineData("2024-05-13 08:00 +09:00", "2024-05-13 09:00 +09:00")]
    [InlineData("2024-05-13 09:00 +09:00", "2024-05-20 09:00 +09:00")]
    [InlineData("2024-12-31 09:00 +09:00", "2025-01-06 09:00 +09:00")]
    public void A_weekly_summary_is_due_on_Monday(string now, string due) =>
        Due(DeliverySchedule.Weekly, "Asia/Seoul", "09:00", now).ShouldBe(Instant(due));

    [Fact]
    public void Without_a_time_an_entry_is_due_immediately() =>
        Due(DeliverySchedule.Each, "Asia/Seoul", null, "2024-05-10 12:00 +09:00").ShouldBe(Instant("2024-05-10 12:00 +09:00"));

    private static DateTimeOffset Due(DeliverySchedule schedule, string zone, string? at, string now) =>
        new Subscription(new("Slack", "C1"), "", schedule, at is null ? null : TimeOnly.Parse(at, CultureInfo.InvariantCulture), zone, Locale.English)
            .NextDue(Instant(now));

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
