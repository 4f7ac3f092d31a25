using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>A time as it is stored: in milliseconds.</summary>
internal static class TimeValue
{
    public static BsonValue ToBson(this DateTimeOffset? time) => time is { } value ? value.ToUnixTimeMilliseconds() : BsonValue.Null;

    public static DateTimeOffset? ToTime(this BsonValue value) => value.IsNull ? null : DateTimeOffset.FromUnixTimeMilliseconds(value.AsInt64);
}
