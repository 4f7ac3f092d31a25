using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Replies;

namespace PaperBot.Storage.Sql;

internal sealed record SubscriptionRow(
    string Platform, string Channel, string Filter, string Schedule, string? At, string TimeZone, string Locale, string Since, long Active, string Day,
    long WeekdaysOnly, string? QuietFrom, string? QuietTo, long? MaxPerDay, long SaysWhenEmpty, string? Owner, string? PostedOn, long Posted)
{
    private const string Select =
        """
        SELECT platform, channel, filter, schedule, at, time_zone AS TimeZone, locale, since, active, day, weekdays_only AS WeekdaysOnly, quiet_from AS QuietFrom,
            quiet_to AS QuietTo, max_per_day AS MaxPerDay, says_when_empty AS SaysWhenEmpty, owner, posted_on AS PostedOn, posted
        FROM subscription
        """;

    private const string Time = "HH:mm";

    public static IReadOnlyList<Subscription> ReadActive(SqliteConnection connection) =>
        [.. connection.Query<SubscriptionRow>($"{Select} WHERE active ORDER BY id").Select(row => row.ToStored().Subscription)];

    public static IReadOnlyList<StoredSubscription> ReadAll(SqliteConnection connection) =>
        [.. connection.Query<SubscriptionRow>($"{Select} ORDER BY id").Select(row => row.ToStored())];

    public static StoredSubscription? Find(SqliteConnection connection, string id) =>
        connection.QuerySingleOrDefault<SubscriptionRow>($"{Select} WHERE id = @id", new { id })?.ToStored();

    /// <summary>Adds a subscription, or replaces the one with its id.</summary>
    public static void Save(SqliteConnection connection, StoredSubscription stored) => connection.Execute(
        """
        INSERT INTO subscription VALUES (@Id, @Platform, @Channel, @Filter, @Schedule, @At, @TimeZone, @Locale, @Since, @IsActive, @Day, @WeekdaysOnly, @QuietFrom,
            @QuietTo, @MaxPerDay, @SaysWhenEmpty, @Owner, @PostedOn, @Posted)
        ON CONFLICT (id) DO UPDATE SET at = excluded.at, time_zone = excluded.time_zone, locale = excluded.locale, since = excluded.since, active = excluded.active,
            day = excluded.day, weekdays_only = excluded.weekdays_only, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
            max_per_day = excluded.max_per_day, says_when_empty = excluded.says_when_empty, owner = excluded.owner, posted_on = excluded.posted_on,
            posted = excluded.posted
        """,
        ToParameters(stored, stored.Subscription));

    private static object ToParameters(StoredSubscription stored, Subscription subscription) => new
    {
        subscription.Id,
        subscription.Channel.Platform,
        subscription.Channel.Channel,
        subscription.Filter,
        Schedule = subscription.Schedule.ToString(),
        At = subscription.At?.ToString(Time, CultureInfo.InvariantCulture),
        subscription.TimeZone,
        Locale = subscription.Locale.ToString(),
        Since = ToText(subscription.Since),
        stored.IsActive,
        Day = subscription.Day.ToString(),
        subscription.WeekdaysOnly,
        QuietFrom = subscription.Quiet?.From.ToString(Time, CultureInfo.InvariantCulture),
        QuietTo = subscription.Quiet?.To.ToString(Time, CultureInfo.InvariantCulture),
        subscription.MaxPerDay,
        subscription.SaysWhenEmpty,
        subscription.Owner,
        PostedOn = stored.PostedOn is { } day ? ToText(day) : null,
        stored.Posted,
    };

    private StoredSubscription ToStored()
    {
        try
        {
            var subscription = new Subscription(
                new(Platform, Channel), Filter, Enum.Parse<DeliverySchedule>(Schedule), ToTime(At), TimeZone, Enum.Parse<Locale>(Locale))
            {
                Since = ToDay(Since),
                Day = Enum.Parse<DayOfWeek>(Day),
                WeekdaysOnly = WeekdaysOnly != 0,
                Quiet = ToTime(QuietFrom) is { } from && ToTime(QuietTo) is { } to ? new(from, to) : null,
                MaxPerDay = (int?)MaxPerDay,
                SaysWhenEmpty = SaysWhenEmpty != 0,
                Owner = Owner,
            };
            return new(subscription, Active != 0) { PostedOn = PostedOn is null ? null : ToDay(PostedOn), Posted = (int)Posted };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw SqliteErrors.DamagedRow($"the subscription of {Platform} {Channel}", exception);
        }
    }

    private static string ToText(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static DateOnly ToDay(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);

    private static TimeOnly? ToTime(string? text) => text is null ? null : TimeOnly.ParseExact(text, Time, CultureInfo.InvariantCulture);
}
