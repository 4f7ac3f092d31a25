using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Replies;

namespace PaperBot.Storage.Sql;

internal sealed record SubscriptionRow(string Platform, string Channel, string Filter, string Schedule, string? At, string TimeZone, string Locale, string Since)
{
    /// <summary>The columns of a row, of a table with the alias <c>s</c>.</summary>
    public const string Columns = "s.platform, s.channel, s.filter, s.schedule, s.at, s.time_zone AS TimeZone, s.locale, s.since";

    public static IReadOnlyList<Subscription> ReadActive(SqliteConnection connection) =>
        [.. connection.Query<SubscriptionRow>($"SELECT {Columns} FROM subscription s WHERE s.active ORDER BY s.id").Select(row => row.ToSubscription())];

    /// <summary>Adds a subscription. One with the same id keeps the day on which it was first active.</summary>
    public static void Save(SqliteConnection connection, Subscription subscription, bool isActive) => connection.Execute(
        """
        INSERT INTO subscription (id, platform, channel, filter, schedule, at, time_zone, locale, since, active)
        VALUES (@Id, @Platform, @Channel, @Filter, @Schedule, @At, @TimeZone, @Locale, @Since, @isActive)
        ON CONFLICT (id) DO UPDATE SET at = excluded.at, time_zone = excluded.time_zone, locale = excluded.locale, active = excluded.active
        """,
        new
        {
            subscription.Id,
            subscription.Channel.Platform,
            subscription.Channel.Channel,
            subscription.Filter,
            Schedule = subscription.Schedule.ToString(),
            At = subscription.At?.ToString("HH:mm", CultureInfo.InvariantCulture),
            subscription.TimeZone,
            Locale = subscription.Locale.ToString(),
            Since = subscription.Since.ToString("O", CultureInfo.InvariantCulture),
            isActive,
        });

    public Subscription ToSubscription()
    {
        try
        {
            return new(
                new(Platform, Channel),
                Filter,
                Enum.Parse<DeliverySchedule>(Schedule),
                At is null ? null : TimeOnly.ParseExact(At, "HH:mm", CultureInfo.InvariantCulture),
                TimeZone,
                Enum.Parse<Locale>(Locale))
            {
                Since = DateOnly.ParseExact(Since, "O", CultureInfo.InvariantCulture),
            };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw SqliteErrors.DamagedRow($"the subscription of {Platform} {Channel}", exception);
        }
    }
}
