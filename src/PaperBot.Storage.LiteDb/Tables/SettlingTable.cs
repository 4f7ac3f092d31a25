using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>When entries have settled, by their numbers, in one unit of work.</summary>
internal sealed class SettlingTable(LiteDatabase database)
{
    private readonly ILiteCollection<BsonDocument> _settling = database.GetCollection(Schema.Settling);

    public bool Has(int entry) => _settling.FindById(entry) is not null;

    /// <summary>Reads the entries that have settled at a time.</summary>
    public IReadOnlyList<int> ReadSettled(DateTimeOffset now) =>
        [.. _settling.Find(BsonExpression.Create("at <= @0", now.ToUnixTimeMilliseconds())).ToList().Select(row => row["_id"].AsInt32)];

    public void Set(int entry, DateTimeOffset? at)
    {
        if (at is { } time)
        {
            _settling.Upsert(new BsonDocument { ["_id"] = entry, ["at"] = time.ToUnixTimeMilliseconds() });
        }
        else
        {
            _settling.Delete(entry);
        }
    }
}
