using FsCheck;
using FsCheck.Fluent;

namespace PaperBot.Tests.Storage;

/// <summary>Due times in each IANA zone that this machine knows, from 2024 to 2028.</summary>
public sealed class DueTimeProperties
{
    private const int Steps = 8;

    private static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly int Minutes = (int)(new DateTimeOffset(2028, 12, 1, 0, 0, 0, TimeSpan.Zero) - First).TotalMinutes;

    private static readonly Gen<TimeOnly> Times = Gen.Choose(0, (24 * 60) - 1).Select(minute => new TimeOnly(minute / 60, minute % 60));

    private static readonly Gen<QuietHours?> Quiet = Gen.OneOf(
        Gen.Constant<QuietHours?>(null),
        from start in Times
        from length in Gen.Choose(1, 23 * 60)
        select (QuietHours?)new QuietHours(start, start.AddMinutes(length)));

    // With the names that zones had earlier.
    public static TheoryData<string> Zones =>
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Concat(File.ReadLines("/usr/share/zoneinfo/tzdata.zi").Where(line => line.StartsWith("L ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]))
            .Where(id => TimeZoneInfo.TryFindSystemTimeZoneById(id, out _))
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Due_times_are_what_was_asked_for(string id)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        var changes = ChangesOf(zone);
        var instants = Gen.OneOf(Gen.Choose(0, Minutes).Select(minute => First.AddMinutes(minute)), NearOne(changes));
        var cases =
            from schedule in Gen.Elements(DeliverySchedule.Each, DeliverySchedule.Daily, DeliverySchedule.Weekly)
            from day in Gen.Choose(0, 6)
            from now in instants
            from near in Gen.Choose(-90, 90)
            from any in Times
            from isNear in Gen.Elements(true, false)
            from weekdays in Gen.Elements(true, false)
            from quiet in Quiet
            let at = isNear ? TimeOnly.FromDateTime(Local(now.AddMinutes(near), zone)) : any
            select (Subscription: new Subscription(new("Slack", "C1"), "", schedule, schedule == DeliverySchedule.Each ? null : Whole(at), id, Locale.English)
            {
                Day = (DayOfWeek)day,
                WeekdaysOnly = weekdays && (schedule != DeliverySchedule.Weekly || day is >= 1 and <= 5),
                Quiet = schedule != DeliverySchedule.Each && quiet?.Contains(Whole(at)) == true ? null : quiet,
            }, Now: now);

        Prop.ForAll(cases.ToArbitrary(), item => Check(item.Subscription, item.Now, zone)).Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    private static void Check(Subscription subscription, DateTimeOffset now, TimeZoneInfo zone)
    {
        DateOnly? before = null;
        for (var step = 0; step < Steps; step++)
        {
            var due = subscription.NextDue(now);
            var local = Local(due, zone);
            (subscription.At is null ? due >= now : due > now).ShouldBeTrue();
            subscription.Quiet?.Contains(TimeOnly.FromDateTime(local)).ShouldBe(false);
            (subscription.WeekdaysOnly && IsWeekend(DateOnly.FromDateTime(local))).ShouldBeFalse();

            // Whatever is stored in between is due at the same time.
            subscription.NextDue(now + ((due - now) / 2)).ShouldBe(due);
            DateOnly.FromDateTime(Local(subscription.NextDayDue(now), zone)).ShouldBeGreaterThan(DateOnly.FromDateTime(Local(now, zone)));
            if (subscription.At is not { } at)
            {
                now = due.AddMinutes(37);
                continue;
            }

            // The day whose time it is: at a gap that ends with the day, it is the day before.
            var nominal = DateOnly.FromDateTime(local).AddDays(at <= TimeOnly.FromDateTime(local) ? 0 : -1);
            (local == nominal.ToDateTime(at) || IsFirstAfterGap(nominal.ToDateTime(at), due, subscription.Quiet, zone)).ShouldBeTrue($"{subscription} {now:O} {due:O}");
            IsFirst(local, due, zone).ShouldBeTrue();
            (subscription.Schedule != DeliverySchedule.Weekly || nominal.DayOfWeek == subscription.Day).ShouldBeTrue();
            if (before is { } last)
            {
                nominal.ShouldBe(Next(subscription, last));
            }

            (before, now) = (nominal, due);
        }
    }

    private static DateOnly Next(Subscription subscription, DateOnly day)
    {
        do
        {
            day = day.AddDays(subscription.Schedule == DeliverySchedule.Weekly ? 7 : 1);
        }
        while (subscription.WeekdaysOnly && IsWeekend(day));

        return day;
    }

    private static bool IsFirstAfterGap(DateTime asked, DateTimeOffset due, QuietHours? quiet, TimeZoneInfo zone) =>
        !Shown(asked, zone).Any() && (quiet is not null || (Local(due.AddMinutes(-1), zone) < asked && Local(due, zone) > asked));

    private static bool IsFirst(DateTime local, DateTimeOffset due, TimeZoneInfo zone) => Shown(local, zone).First() == due;

    /// <summary>When clocks show a local time, by trying every offset that there is.</summary>
    private static IEnumerable<DateTimeOffset> Shown(DateTime local, TimeZoneInfo zone) => Enumerable.Range(-14 * 4, (28 * 4) + 1)
        .Select(quarter => new DateTimeOffset(local, TimeSpan.Zero).AddMinutes(quarter * 15))
        .Where(instant => Local(instant, zone) == local);

    private static List<DateTimeOffset> ChangesOf(TimeZoneInfo zone) =>
    [
        .. Enumerable.Range(0, Minutes / 60).Select(hour => First.AddHours(hour)).Where(hour => zone.GetUtcOffset(hour) != zone.GetUtcOffset(hour.AddHours(1))),
    ];

    private static Gen<DateTimeOffset> NearOne(List<DateTimeOffset> changes) => changes.Count == 0
        ? Gen.Choose(0, Minutes).Select(minute => First.AddMinutes(minute))
        : from change in Gen.Elements<DateTimeOffset>(changes)
          from minutes in Gen.Choose(-2_000, 200)
          select change.AddMinutes(minutes);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static TimeOnly Whole(TimeOnly time) => new(time.Hour, time.Minute);

    private static DateTime Local(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;
}
