using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Platforms;

namespace PaperBot.Storage.Sql;

/// <summary>Reads and writes suspensions.</summary>
internal static class SuspensionRow
{
    public static IReadOnlyList<ChannelSuspension> ReadAll(SqliteConnection connection) =>
    [
        .. connection.Query<(string Platform, string Channel, string Reason, long Since, long Told, long NextCheck, string? Korean)>(
            "SELECT platform, channel, reason, since, told, next_check, korean FROM suspension")
            .Select(row => new ChannelSuspension(new(row.Platform, row.Channel), row.Reason, DateTimeOffset.FromUnixTimeMilliseconds(row.Since))
            {
                Korean = row.Korean,
                IsTold = row.Told != 0,
                NextCheck = DateTimeOffset.FromUnixTimeMilliseconds(row.NextCheck),
            })
            .OrderBy(suspension => suspension.Channel.ToString(), StringComparer.Ordinal),
    ];

    public static int Save(SqliteConnection connection, ChannelSuspension suspension) => connection.Execute(
        "INSERT OR REPLACE INTO suspension (platform, channel, reason, since, told, next_check, korean) VALUES (@Platform, @Channel, @Reason, @Since, @IsTold, @NextCheck, @Korean)",
        new
        {
            suspension.Channel.Platform,
            suspension.Channel.Channel,
            suspension.Reason,
            Since = suspension.Since.ToUnixTimeMilliseconds(),
            suspension.IsTold,
            suspension.Korean,
            NextCheck = suspension.NextCheck.ToUnixTimeMilliseconds(),
        });

    public static int Remove(SqliteConnection connection, ChannelAddress channel) =>
        connection.Execute("DELETE FROM suspension WHERE platform = @Platform AND channel = @Channel", channel);
}
