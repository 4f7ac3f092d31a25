using LiteDB;
using PaperBot.Platforms;
using PaperBot.Storage.LiteDb.Files;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>The deliveries, in one unit of work.</summary>
/// <param name="database">The database.</param>
/// <param name="canBePosted">Whether the subscription of a delivery is active and its entry is not withdrawn.</param>
internal sealed class DeliveryTable(LiteDatabase database, Func<StoredDelivery, bool> canBePosted)
{
    private const int RowsInPart = 500;
    private const string InOrder = "$.order BETWEEN @0 AND @1";

    private readonly ILiteCollection<BsonDocument> _deliveries = database.GetCollection(Schema.Deliveries);
    private readonly Dictionary<(ChannelAddress, EntryId), int> _numbers = [];

    /// <summary>Reads all deliveries in the order in which they were added, in parts.</summary>
    public static IEnumerable<T> ReadAll<T>(PartReader parts, Func<LiteDatabase, StoredDelivery, T> select)
    {
        var last = parts.Read(database => Schema.ReadMeta(database)["deliveries"].AsInt32);
        for (var first = 1; first <= last; first += RowsInPart)
        {
            var range = BsonExpression.Create("$.number BETWEEN @0 AND @1", first, first + RowsInPart - 1);
            foreach (var item in parts.Read(database => database.GetCollection(Schema.Deliveries).Find(range).ToList()
                .OrderBy(row => row["number"].AsInt32).Select(row => select(database, DeliveryRow.Read(row))).ToList()))
            {
                yield return item;
            }
        }
    }

    /// <summary>Adds a delivery, unless there is one of the same entry to the same channel. Returns whether it was added.</summary>
    public bool TryAdd(StoredDelivery delivery, Func<int> createNumber)
    {
        if (_deliveries.FindById(DeliveryRow.IdOf(delivery.Channel, delivery.Entry)) is not null)
        {
            return false;
        }

        _deliveries.Insert(DeliveryRow.ToBson(delivery, createNumber(), canBePosted(delivery)));
        return true;
    }

    public void Save(StoredDelivery delivery)
    {
        var number = _numbers.TryGetValue((delivery.Channel, delivery.Entry), out var known) ? known
            : _deliveries.FindById(DeliveryRow.IdOf(delivery.Channel, delivery.Entry))["number"].AsInt32;
        _deliveries.Update(DeliveryRow.ToBson(delivery, number, delivery.State == DeliveryState.Pending && canBePosted(delivery)));
    }

    /// <summary>Finds the delivery of an entry to a channel; null if there is none.</summary>
    public StoredDelivery? Find(ChannelAddress channel, EntryId entry) => _deliveries.FindById(DeliveryRow.IdOf(channel, entry)) is { } row ? Read(row) : null;

    /// <summary>Reads the deliveries of an entry.</summary>
    public IReadOnlyList<StoredDelivery> ReadOf(EntryId entry) =>
        [.. ReadRange("$._id BETWEEN @0 AND @1", DeliveryRow.IdsOf(entry)).OrderBy(delivery => _numbers[(delivery.Channel, delivery.Entry)])];

    /// <summary>Reads the deliveries of a channel that are due and can be posted, the earliest first.</summary>
    public IReadOnlyList<StoredDelivery> ReadDue(ChannelAddress channel, DateTimeOffset now) =>
        [.. ReadRange(InOrder, DeliveryRow.DueIn(channel, now)).OrderBy(delivery => delivery.Due).ThenBy(delivery => delivery.SubscriptionId, StringComparer.Ordinal)];

    /// <summary>Reads the pending deliveries of a channel or all, whether or not they can be posted.</summary>
    public IReadOnlyList<StoredDelivery> ReadPending(ChannelAddress? channel) =>
    [
        .. (channel is null ? ReadRange(InOrder, (DeliveryRow.FirstKey, DeliveryRow.LastKey))
            : ReadRange(InOrder, DeliveryRow.DueIn(channel, DateTimeOffset.MaxValue)).Concat(ReadRange(InOrder, DeliveryRow.WaitingIn(channel))))
            .OrderBy(delivery => _numbers[(delivery.Channel, delivery.Entry)]),
    ];

    /// <summary>Reads the deliveries of a subscription that are or were due after a time, and not after another.</summary>
    public IReadOnlyList<StoredDelivery> ReadBetween(string subscription, DateTimeOffset after, DateTimeOffset until) =>
    [
        .. ReadRange("$.asked BETWEEN @0 AND @1", (DeliveryRow.AskedAt(subscription, after.AddMilliseconds(1)), DeliveryRow.AskedAt(subscription, until)))

            // Rows of earlier versions are found only by their exact time.
            .Concat(ReadRange("$.asked BETWEEN @0 AND @1", (DeliveryRow.EarlierAskedAt(subscription, until), DeliveryRow.EarlierAskedAt(subscription, until))))
            .OrderBy(delivery => delivery.Due).ThenBy(delivery => _numbers[(delivery.Channel, delivery.Entry)]),
    ];

    private List<StoredDelivery> ReadRange(string condition, (BsonValue First, BsonValue Last) range) =>
        [.. _deliveries.Find(BsonExpression.Create(condition, range.First, range.Last)).ToList().Select(Read)];

    private StoredDelivery Read(BsonDocument row)
    {
        var delivery = DeliveryRow.Read(row);
        _numbers[(delivery.Channel, delivery.Entry)] = row["number"].AsInt32;
        return delivery;
    }
}
