using LiteDB;
using PaperBot.Platforms;
using PaperBot.Storage.LiteDb.Tables;

namespace PaperBot.Storage.LiteDb;

/// <summary>Reads which channels have something to do, and how much, from the keys of the indexes alone.</summary>
internal sealed class PendingChannels(LiteDatabase database)
{
    private static readonly OutboxIndex Order = new(Schema.Deliveries, "$.order BETWEEN @0 AND @1", "{ key: $.order }", "$.order = @0");
    private static readonly OutboxIndex Change = new(Schema.Messages, "$.change BETWEEN @0 AND @1", "{ key: $.change }", "$.change = @0");
    private static readonly OutboxIndex Open = new(Schema.Messages, "$.open BETWEEN @0 AND @1", "{ key: $.open }", "$.open = @0");

    private readonly Dictionary<string, Found> _found = [];

    public IReadOnlyList<PendingChannel> Read()
    {
        foreach (var key in ReadKeys(Order, DeliveryRow.FirstKey, DeliveryRow.FirstWaitingKey))
        {
            Note(key.AsBinary.AsSpan(1), ChannelKey.ReadTime(key.AsBinary.AsSpan(1)), null, Order, key);
        }

        foreach (var key in ReadKeys(Change, new([]), BsonValue.MaxValue))
        {
            Note(key.AsBinary, null, ChannelKey.ReadTime(key.AsBinary), Change, key);
        }

        foreach (var key in ReadKeys(Open, new([]), BsonValue.MaxValue))
        {
            Note(key.AsBinary, DateTimeOffset.UnixEpoch, null, Open, key);
        }

        foreach (var suspension in new SuspensionTable(database).ReadAll())
        {
            _found.Remove(ChannelKey.TextOf(suspension.Channel));
        }

        return
        [
            .. _found.Select(found => new PendingChannel(ChannelKey.FindChannel(found.Key) ?? FindChannel(found.Value.Index, found.Value.Key), found.Value.Due, found.Value.EditDue))
                .OrderBy(channel => channel.Channel.Platform, StringComparer.Ordinal).ThenBy(channel => channel.Channel.Channel, StringComparer.Ordinal),
        ];
    }

    /// <summary>Counts the pending deliveries of each platform.</summary>
    public IReadOnlyDictionary<string, int> CountDeliveries() => ReadKeys(Order, DeliveryRow.FirstKey, DeliveryRow.LastKey)
        .GroupBy(key => ChannelKey.ReadText(key.AsBinary.AsSpan(1)))
        .Select(channel => (Platform: (ChannelKey.FindChannel(channel.Key) ?? FindChannel(Order, channel.First())).Platform, Count: channel.Count()))
        .GroupBy(channel => channel.Platform)
        .ToDictionary(platform => platform.Key, platform => platform.Sum(channel => channel.Count));

    private void Note(ReadOnlySpan<byte> channel, DateTimeOffset? due, DateTimeOffset? editDue, OutboxIndex index, BsonValue key)
    {
        var text = ChannelKey.ReadText(channel);
        var found = _found.GetValueOrDefault(text) ?? new(null, null, index, key);
        _found[text] = found with { Due = Earlier(found.Due, due), EditDue = Earlier(found.EditDue, editDue) };
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    // Of a query that needs nothing but an index, LiteDB reads no documents.
    private IEnumerable<BsonValue> ReadKeys(OutboxIndex index, BsonValue first, BsonValue last) => database.GetCollection(index.Collection).Query()
        .Where(BsonExpression.Create(index.Between, first, last)).Select(index.Key).ToEnumerable().Select(row => row["key"]);

    private ChannelAddress FindChannel(OutboxIndex index, BsonValue key)
    {
        var row = database.GetCollection(index.Collection).FindOne(BsonExpression.Create(index.Equal, key));
        return new(row["platform"].AsString, row["channel"].AsString);
    }

    /// <summary>What a channel has to do, with a key of an index by which a row of it is found.</summary>
    private sealed record Found(DateTimeOffset? Due, DateTimeOffset? EditDue, OutboxIndex Index, BsonValue Key);

    /// <summary>The expressions of an index.</summary>
    private sealed record OutboxIndex(string Collection, string Between, string Key, string Equal);
}
