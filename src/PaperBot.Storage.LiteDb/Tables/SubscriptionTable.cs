using LiteDB;
using PaperBot.Replies;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>The subscriptions, in one unit of work.</summary>
internal sealed class SubscriptionTable(LiteDatabase database)
{
    private readonly ILiteCollection<BsonDocument> _subscriptions = database.GetCollection(Schema.Subscriptions);
    private readonly Dictionary<string, StoredSubscription> _found = [];

    /// <summary>Reads all subscriptions in the order of their ids.</summary>
    public IReadOnlyList<StoredSubscription> ReadAll() =>
        [.. _subscriptions.FindAll().Select(Read).OrderBy(stored => stored.Subscription.Id, StringComparer.Ordinal)];

    /// <summary>Finds a subscription by its id; null if there is none.</summary>
    public StoredSubscription? Find(string id)
    {
        if (!_found.TryGetValue(id, out var stored) && _subscriptions.FindById(KeyHash.Id(id)) is { } row)
        {
            _found.Add(id, stored = Read(row));
        }

        return stored;
    }

    public void Save(StoredSubscription stored)
    {
        _found[stored.Subscription.Id] = stored;
        _subscriptions.Upsert(ToBson(stored, stored.Subscription));
    }

    /// <summary>A subscription without the person who made it, if that is this one.</summary>
    public static BsonDocument Without(BsonDocument row, string? person)
    {
        if (row["owner"].AsString is { Length: > 0 } owner && $"{row["platform"].AsString} {owner}" == person)
        {
            // It stays one that a person made.
            row["owner"] = "";
        }

        return row;
    }

    private static BsonDocument ToBson(StoredSubscription stored, Subscription subscription) => new()
    {
        ["_id"] = KeyHash.Id(subscription.Id),
        ["platform"] = subscription.Channel.Platform,
        ["channel"] = subscription.Channel.Channel,
        ["filter"] = subscription.Filter,
        ["schedule"] = subscription.Schedule.ToString(),
        ["at"] = ToBson(subscription.At),
        ["zone"] = subscription.TimeZone,
        ["locale"] = subscription.Locale.ToString(),
        ["since"] = subscription.Since.DayNumber,
        ["active"] = stored.IsActive,
        ["day"] = (int)subscription.Day,
        ["weekdays"] = subscription.WeekdaysOnly,
        ["quietFrom"] = ToBson(subscription.Quiet?.From),
        ["quietTo"] = ToBson(subscription.Quiet?.To),
        ["maxPerDay"] = subscription.MaxPerDay is { } max ? max : BsonValue.Null,
        ["saysWhenEmpty"] = subscription.SaysWhenEmpty,
        ["owner"] = subscription.Owner,
        ["postedOn"] = stored.PostedOn is { } day ? day.DayNumber : BsonValue.Null,
        ["posted"] = stored.Posted,
    };

    // What earlier versions did not have is null.
    private static StoredSubscription Read(BsonDocument row) => new(
        new(
            new(row["platform"].AsString, row["channel"].AsString),
            row["filter"].AsString,
            Enum.Parse<DeliverySchedule>(row["schedule"].AsString),
            ToTime(row["at"]),
            row["zone"].AsString,
            Enum.Parse<Locale>(row["locale"].AsString))
        {
            Since = DateOnly.FromDayNumber(row["since"].AsInt32),
            Day = row["day"] is { IsNull: false } day ? (DayOfWeek)day.AsInt32 : DayOfWeek.Monday,
            WeekdaysOnly = row["weekdays"] is { IsNull: false } weekdays && weekdays.AsBoolean,
            Quiet = ToTime(row["quietFrom"]) is { } from && ToTime(row["quietTo"]) is { } to ? new(from, to) : null,
            MaxPerDay = row["maxPerDay"] is { IsNull: false } max ? max.AsInt32 : null,
            SaysWhenEmpty = row["saysWhenEmpty"] is { IsNull: false } says && says.AsBoolean,
            Owner = row["owner"].AsString,
        },
        row["active"].AsBoolean)
    {
        PostedOn = row["postedOn"] is { IsNull: false } postedOn ? DateOnly.FromDayNumber(postedOn.AsInt32) : null,
        Posted = row["posted"] is { IsNull: false } posted ? posted.AsInt32 : 0,
    };

    private static BsonValue ToBson(TimeOnly? time) => time is { } value ? value.Ticks : BsonValue.Null;

    private static TimeOnly? ToTime(BsonValue value) => value.IsNull ? null : new(value.AsInt64);
}
