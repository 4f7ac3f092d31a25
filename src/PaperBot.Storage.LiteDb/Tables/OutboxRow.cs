using LiteDB;
using PaperBot.Platforms;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>A delivery as it is stored: in the collection <see cref="Schema.Outbox"/>, and when it was sent or has failed in <see cref="Schema.Done"/>.</summary>
internal static class OutboxRow
{
    public static BsonValue IdOf(ChannelAddress channel, EntryId entry) => KeyHash.Id(channel.Platform, channel.Channel, entry.Value);

    public static BsonDocument ToBson(StoredDelivery delivery) => new()
    {
        ["_id"] = IdOf(delivery.Channel, delivery.Entry),
        ["platform"] = delivery.Channel.Platform,
        ["channel"] = delivery.Channel.Channel,
        ["entry"] = delivery.Entry.Value,
        ["subscription"] = delivery.SubscriptionId,
        ["due"] = delivery.Due.ToUnixTimeMilliseconds(),
        ["state"] = (int)delivery.State,
        ["key"] = delivery.Key?.Value,
        ["taken"] = ToBson(delivery.Taken),
        ["sent"] = ToBson(delivery.Sent),
        ["message"] = delivery.MessageId,
        ["reason"] = delivery.Reason,
    };

    public static StoredDelivery Read(BsonDocument row) => new(
        new(row["platform"].AsString, row["channel"].AsString),
        new(row["entry"].AsString),
        row["subscription"].AsString,
        DateTimeOffset.FromUnixTimeMilliseconds(row["due"].AsInt64),
        (DeliveryState)row["state"].AsInt32,
        row["key"] is { IsNull: false } key ? new(key.AsString) : null,
        ReadTime(row["taken"]),
        ReadTime(row["sent"]),
        row["message"].AsString,
        row["reason"].AsString);

    private static BsonValue ToBson(DateTimeOffset? time) => time is { } value ? value.ToUnixTimeMilliseconds() : BsonValue.Null;

    private static DateTimeOffset? ReadTime(BsonValue value) => value.IsNull ? null : DateTimeOffset.FromUnixTimeMilliseconds(value.AsInt64);
}
