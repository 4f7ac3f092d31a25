using LiteDB;
using PaperBot.Replies;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>The subscriptions, in one unit of work.</summary>
internal sealed class SubscriptionTable(LiteDatabase database)
{
    private readonly ILiteCollection<BsonDocument> _subscriptions = database.GetCollection(Schema.Subscriptions);

    /// <summary>Reads all subscriptions in the order of their ids.</summary>
    public IReadOnlyList<StoredSubscription> ReadAll() =>
        [.. _subscriptions.FindAll().Select(Read).OrderBy(stored => stored.Subscription.Id, StringComparer.Ordinal)];

    public void Save(StoredSubscription stored)
    {
        var subscription = stored.Subscription;
        _subscriptions.Upsert(new BsonDocument
        {
            ["_id"] = KeyHash.Id(subscription.Id),
            ["platform"] = subscription.Channel.Platform,
            ["channel"] = subscription.Channel.Channel,
            ["filter"] = subscription.Filter,
            ["schedule"] = subscription.Schedule.ToString(),
            ["at"] = subscription.At is { } at ? at.Ticks : BsonValue.Null,
            ["zone"] = subscription.TimeZone,
            ["locale"] = subscription.Locale.ToString(),
            ["since"] = subscription.Since.DayNumber,
            ["active"] = stored.IsActive,
        });
    }

    private static StoredSubscription Read(BsonDocument row) => new(
        new(
            new(row["platform"].AsString, row["channel"].AsString),
            row["filter"].AsString,
            Enum.Parse<DeliverySchedule>(row["schedule"].AsString),
            row["at"] is { IsNull: false } at ? new TimeOnly(at.AsInt64) : null,
            row["zone"].AsString,
            Enum.Parse<Locale>(row["locale"].AsString))
        {
            Since = DateOnly.FromDayNumber(row["since"].AsInt32),
        },
        row["active"].AsBoolean);
}
