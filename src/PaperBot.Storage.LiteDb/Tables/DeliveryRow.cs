using System.Buffers.Binary;
using LiteDB;
using PaperBot.Platforms;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>A delivery as it is stored.</summary>
internal static class DeliveryRow
{
    private const byte CanBePosted = 1;
    private const byte Waits = 2;

    /// <summary>The first of the keys <c>order</c> of deliveries that can be posted when they are due.</summary>
    public static BsonValue FirstKey { get; } = new(new[] { CanBePosted });

    /// <summary>The first of those that cannot, since their subscription is not active or their entry is withdrawn.</summary>
    public static BsonValue FirstWaitingKey { get; } = new(new[] { Waits });

    public static BsonValue LastKey { get; } = new(new[] { (byte)(Waits + 1) });

    /// <summary>The id, which begins with the entry, so that its deliveries are found.</summary>
    public static BsonValue IdOf(ChannelAddress channel, EntryId entry) => new([.. KeyHash.Bytes(entry.Value), .. KeyHash.Bytes(channel.Platform, channel.Channel)]);

    /// <summary>The first and the last id that the deliveries of an entry can have.</summary>
    public static (BsonValue First, BsonValue Last) IdsOf(EntryId entry) =>
        (new(KeyHash.Bytes(entry.Value)), new([.. KeyHash.Bytes(entry.Value), .. Enumerable.Repeat(byte.MaxValue, KeyHash.Length)]));

    /// <summary>The first and the last key <c>order</c> of the deliveries of a channel that are due at a time.</summary>
    public static (BsonValue First, BsonValue Last) DueIn(ChannelAddress channel, DateTimeOffset now) =>
        (ChannelKey.At(channel, DateTimeOffset.MinValue, CanBePosted), ChannelKey.At(channel, now, CanBePosted));

    /// <summary>The first and the last key <c>order</c> of the deliveries of a channel that wait.</summary>
    public static (BsonValue First, BsonValue Last) WaitingIn(ChannelAddress channel) =>
        (ChannelKey.At(channel, DateTimeOffset.MinValue, Waits), ChannelKey.At(channel, DateTimeOffset.MaxValue, Waits));

    /// <summary>The key <c>asked</c> of the deliveries of a subscription at a time, later than those of earlier times.</summary>
    public static BsonValue AskedAt(string subscription, DateTimeOffset due)
    {
        var key = new byte[KeyHash.Length + sizeof(long)];
        KeyHash.Bytes(subscription).CopyTo(key, 0);
        BinaryPrimitives.WriteInt64BigEndian(key.AsSpan(KeyHash.Length), due.ToUnixTimeMilliseconds() ^ long.MinValue);
        return new(key);
    }

    /// <summary>The key that earlier versions wrote.</summary>
    public static BsonValue EarlierAskedAt(string subscription, DateTimeOffset due) => KeyHash.Id(subscription, $"{due.ToUnixTimeMilliseconds()}");

    public static BsonDocument ToBson(StoredDelivery delivery, int number, bool canBePosted) => new()
    {
        ["_id"] = IdOf(delivery.Channel, delivery.Entry),
        ["number"] = number,
        ["order"] = delivery.State == DeliveryState.Pending ? ChannelKey.At(delivery.Channel, delivery.Due, canBePosted ? CanBePosted : Waits) : BsonValue.Null,
        ["asked"] = AskedAt(delivery.SubscriptionId, delivery.Due),
        ["platform"] = delivery.Channel.Platform,
        ["channel"] = delivery.Channel.Channel,
        ["entry"] = delivery.Entry.Value,
        ["subscription"] = delivery.SubscriptionId,
        ["due"] = delivery.Due.ToUnixTimeMilliseconds(),
        ["state"] = (int)delivery.State,
        ["key"] = delivery.Key?.Value,
        ["card"] = delivery.Card?.Value,
        ["taken"] = delivery.Taken.ToBson(),
        ["sent"] = delivery.Sent.ToBson(),
        ["reason"] = delivery.Reason,
        ["last"] = delivery.LastKey?.Value,
        ["failed"] = delivery.Failed.ToBson(),
    };

    public static StoredDelivery Read(BsonDocument row) => new(
        new(row["platform"].AsString, row["channel"].AsString),
        new(row["entry"].AsString),
        row["subscription"].AsString,
        DateTimeOffset.FromUnixTimeMilliseconds(row["due"].AsInt64),
        (DeliveryState)row["state"].AsInt32,
        ReadKey(row["key"]),
        row["taken"].ToTime(),
        row["sent"].ToTime(),
        row["reason"].AsString)
    {
        Card = ReadKey(row["card"]),
        LastKey = ReadKey(row["last"]),
        Failed = row["failed"].ToTime(),
    };

    private static IdempotencyKey? ReadKey(BsonValue value) => value.IsNull ? null : new(value.AsString);
}
