using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>The deliveries, in one unit of work: those that are pending or being sent apart from those that are done, which are many more.</summary>
internal sealed class DeliveryTable(LiteDatabase database)
{
    private readonly ILiteCollection<BsonDocument> _outbox = database.GetCollection(Schema.Outbox);
    private readonly ILiteCollection<BsonDocument> _done = database.GetCollection(Schema.Done);

    /// <summary>Adds a delivery, unless there is one of the same entry to the same channel. Returns whether it was added.</summary>
    public bool TryAdd(StoredDelivery delivery)
    {
        var id = OutboxRow.IdOf(delivery.Channel, delivery.Entry);
        if (_outbox.FindById(id) is not null || _done.FindById(id) is not null)
        {
            return false;
        }

        CollectionOf(delivery).Insert(OutboxRow.ToBson(delivery));
        return true;
    }

    /// <summary>Reads the deliveries that are pending or being sent.</summary>
    public IReadOnlyList<StoredDelivery> ReadOutbox() => [.. _outbox.FindAll().Select(OutboxRow.Read)];

    /// <summary>Reads all deliveries.</summary>
    public IReadOnlyList<StoredDelivery> ReadAll() => [.. ReadOutbox(), .. _done.FindAll().Select(OutboxRow.Read)];

    /// <summary>Writes a delivery of the outbox, and takes it out if it is done.</summary>
    public void Update(StoredDelivery delivery)
    {
        var row = OutboxRow.ToBson(delivery);
        if (CollectionOf(delivery) == _outbox)
        {
            _outbox.Update(row);
            return;
        }

        _outbox.Delete(row["_id"]);
        _done.Insert(row);
    }

    private ILiteCollection<BsonDocument> CollectionOf(StoredDelivery delivery) =>
        delivery.State is DeliveryState.Pending or DeliveryState.Sending ? _outbox : _done;
}
