using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Replies;

namespace PaperBot.Storage.Sql;

internal sealed record SubscriptionRow(string Platform, string Channel, string Filter, string Schedule, string? At, string TimeZone, string Locale, string Since)
{
    /// <summary>The columns of a row, of a table with the alias <c>s</c>.</summary>
    public const string Columns = "s.platform, s.channel, s.filter, s.schedule, s.at, s.time_zone AS TimeZone, s.locale, s.since";

    public static IReadOnlyList<Subscription> ReadActive(SqliteConnection connection, SqliteTransaction transaction) =>
        [.. connection.Query<SubscriptionRow>($"SELECT {Columns} FROM subscription s WHERE s.active ORDER BY s.id", transaction: transaction).Select(row => row.ToSubscription())];

    public Subscription ToSubscription() => new(
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
