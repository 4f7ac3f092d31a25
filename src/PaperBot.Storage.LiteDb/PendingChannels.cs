using LiteDB;
using PaperBot.Platforms;
using PaperBot.Storage.LiteDb.Tables;

namespace PaperBot.Storage.LiteDb;

/// <summary>Reads which channels have something to do, from the keys of the indexes alone.</summary>
internal sealed class PendingChannels(LiteDatabase database)
{
    private readonly Dictionary<string, (DateTimeOffset Due, string Collection, string Index, BsonValue Key)> _found = [];

    public IReadOnlyList<PendingChannel> Read()
    {
        foreach (var key in ReadKeys(Schema.Deliveries, "order", DeliveryRow.FirstKey, DeliveryRow.FirstWaitingKey))
        {
            Note(key.AsBinary.AsSpan(1), ChannelKey.ReadTime(key.AsBinary), Schema.Deliveries, "order", key);
        }

        foreach (var key in ReadKeys(Schema.Messages, "change", new([]), BsonValue.MaxValue))
        {
            Note(key.AsBinary, ChannelKey.ReadTime(key.AsBinary), Schema.Messages, "change", key);
        }

        foreach (var key in ReadKeys(Schema.Messages, "open", new([]), BsonValue.MaxValue))
        {
            Note(key.AsBinary, DateTimeOffset.UnixEpoch, Schema.Messages, "open", key);
        }

        foreach (var suspension in new SuspensionTable(database).ReadAll())
        {
            _found.Remove(ChannelKey.TextOf(suspension.Channel));
        }

        return
        [
            .. _found.Select(found => new PendingChannel(ChannelKey.FindChannel(found.Key) ?? FindChannel(found.Value.Collection, found.Value.Index, found.Value.Key), found.Value.Due))
                .OrderBy(channel => channel.Channel.Platform, StringComparer.Ordinal).ThenBy(channel => channel.Channel.Channel, StringComparer.Ordinal),
        ];
    }

    private void Note(ReadOnlySpan<byte> channel, DateTimeOffset due, string collection, string index, BsonValue key)
    {
        var text = ChannelKey.ReadText(channel);
        if (!_found.TryGetValue(text, out var found) || due < found.Due)
        {
            _found[text] = (due, collection, index, key);
        }
    }

    // Of a query that needs nothing but an index, LiteDB reads no documents.
    private IEnumerable<BsonValue> ReadKeys(string collection, string index, BsonValue first, BsonValue last) => database.GetCollection(collection).Query()
        .Where(BsonExpression.Create($"$.{index} BETWEEN @0 AND @1", first, last)).Select($"{{ key: $.{index} }}").ToEnumerable().Select(row => row["key"]);

    private ChannelAddress FindChannel(string collection, string index, BsonValue key)
    {
        var row = database.GetCollection(collection).FindOne(BsonExpression.Create($"$.{index} = @0", key));
        return new(row["platform"].AsString, row["channel"].AsString);
    }
}
