using LiteDB;
using PaperBot.Platforms;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>The messages, in one unit of work.</summary>
internal sealed class MessageTable(LiteDatabase database)
{
    // The keys of messages are ASCII.
    private const string AfterKeys = "\uFFFF";

    private readonly ILiteCollection<BsonDocument> _messages = database.GetCollection(Schema.Messages);

    public IEnumerable<StoredMessage> ReadAll() => _messages.FindAll().Select(Read);

    public StoredMessage? Find(IdempotencyKey key) => _messages.FindById(key.Value) is { } row ? Read(row) : null;

    /// <summary>Finds the message of a channel that is posted next.</summary>
    public StoredMessage? FindOpen(ChannelAddress channel) => ReadOpen(channel)
        .OrderBy(message => message.State == DeliveryState.Pending)
        .ThenBy(message => message.State == DeliveryState.Sending ? message.Taken : message.Due)
        .ThenBy(message => message.Post.Value, StringComparer.Ordinal)
        .ThenBy(message => message.Kind == MessageKind.Card)
        .ThenBy(message => message.Part)
        .FirstOrDefault();

    /// <summary>Reads the messages of a channel or all that must be posted, or are being posted.</summary>
    public IReadOnlyList<StoredMessage> ReadOpen(ChannelAddress? channel) =>
    [
        .. _messages.Find(channel is null ? BsonExpression.Create("$.open > null") : BsonExpression.Create("$.open = @0", ChannelKey.Of(channel))).ToList().Select(Read),
    ];

    /// <summary>Finds the message of a channel with the earliest change that is due.</summary>
    public StoredMessage? FindChange(ChannelAddress channel, DateTimeOffset now) => _messages.Query()
        .Where(BsonExpression.Create("$.change BETWEEN @0 AND @1", ChannelKey.At(channel, DateTimeOffset.MinValue), ChannelKey.At(channel, now, last: AfterKeys)))
        .OrderBy("$.change").Limit(1).ToList() is [var row] ? Read(row) : null;

    public IReadOnlyList<StoredMessage> ReadPost(IdempotencyKey post) =>
    [
        .. _messages.Find(BsonExpression.Create("$.post = @0", post.Value)).ToList().Select(Read)
            .OrderBy(message => message.Kind == MessageKind.Card).ThenBy(message => message.Part),
    ];

    public void Save(StoredMessage message) => _messages.Upsert(ToBson(message));

    public void Delete(IdempotencyKey key) => _messages.Delete(key.Value);

    /// <summary>A message without some entries; null if it has no others.</summary>
    public static BsonDocument? Without(BsonDocument row, IReadOnlySet<string> entries)
    {
        var message = Read(row);
        List<EntryId> kept = [.. message.Entries.Where(entry => !entries.Contains(entry.Value))];
        return kept.Count == message.Entries.Count ? row : kept.Count == 0 ? null : ToBson(message with { Entries = kept, Edited = [.. message.Edited.Where(edited => kept.Contains(edited.Entry))] });
    }

    private static BsonDocument ToBson(StoredMessage message) => new()
    {
        ["_id"] = message.Key.Value,
        ["open"] = message.IsOpen ? ChannelKey.Of(message.Channel) : BsonValue.Null,
        ["change"] = message.Change is { } change ? ChannelKey.At(message.Channel, change, last: message.Key.Value) : BsonValue.Null,
        ["post"] = message.Post.Value,
        ["platform"] = message.Channel.Platform,
        ["channel"] = message.Channel.Channel,
        ["subscription"] = message.SubscriptionId,
        ["kind"] = (int)message.Kind,
        ["entries"] = new BsonArray(message.Entries.Select(entry => new BsonValue(entry.Value))),
        ["edited"] = new BsonArray(message.Edited.Select(edited => new BsonDocument { ["entry"] = edited.Entry.Value, ["at"] = edited.At.ToUnixTimeMilliseconds() })),
        ["due"] = message.Due.ToUnixTimeMilliseconds(),
        ["state"] = (int)message.State,
        ["part"] = message.Part,
        ["parts"] = message.Parts,
        ["total"] = message.Total,
        ["carriedOver"] = message.CarriedOver,
        ["since"] = message.Since.ToBson(),
        ["taken"] = message.Taken.ToBson(),
        ["tries"] = message.Tries,
        ["message"] = message.MessageId,
        ["sent"] = message.Sent.ToBson(),
        ["shown"] = message.Shown,
        ["edit"] = message.Edit.ToBson(),
        ["check"] = message.Check.ToBson(),
    };

    private static StoredMessage Read(BsonDocument row) => new(
        new(row["_id"].AsString),
        new(row["platform"].AsString, row["channel"].AsString),
        row["subscription"].AsString,
        new(row["post"].AsString),
        (MessageKind)row["kind"].AsInt32,
        [.. row["entries"].AsArray.Select(entry => new EntryId(entry.AsString))],
        DateTimeOffset.FromUnixTimeMilliseconds(row["due"].AsInt64),
        (DeliveryState)row["state"].AsInt32)
    {
        Part = row["part"].AsInt32,
        Parts = row["parts"].AsInt32,
        Total = row["total"].AsInt32,
        CarriedOver = row["carriedOver"].AsInt32,
        Since = row["since"].ToTime(),
        Taken = row["taken"].ToTime(),
        Tries = row["tries"].AsInt32,
        MessageId = row["message"].AsString,
        Sent = row["sent"].ToTime(),
        Shown = row["shown"].AsString,
        Edit = row["edit"].ToTime(),
        Check = row["check"].ToTime(),
        Edited = [.. row["edited"].AsArray.Select(edited => (new EntryId(edited["entry"].AsString), DateTimeOffset.FromUnixTimeMilliseconds(edited["at"].AsInt64)))],
    };
}
