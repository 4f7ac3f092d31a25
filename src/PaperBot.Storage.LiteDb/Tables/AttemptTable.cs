using LiteDB;
using PaperBot.Platforms;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>The attempts, those for a message in one document, in one unit of work.</summary>
internal sealed class AttemptTable(LiteDatabase database)
{
    private readonly ILiteCollection<BsonDocument> _attempts = database.GetCollection(Schema.Attempts);

    public IEnumerable<StoredAttempts> ReadAll() => _attempts.FindAll().Select(Read);

    public IReadOnlyList<DeliveryAttempt> Find(IdempotencyKey key) => _attempts.FindById(key.Value) is { } row ? Read(row).Attempts : [];

    public void Save(StoredAttempts attempts)
    {
        if (attempts.Attempts.Count == 0)
        {
            _attempts.Delete(attempts.Key.Value);
        }
        else
        {
            _attempts.Upsert(ToBson(attempts));
        }
    }

    private static BsonDocument ToBson(StoredAttempts attempts) => new()
    {
        ["_id"] = attempts.Key.Value,
        ["attempts"] = new BsonArray(attempts.Attempts.Select(attempt => new BsonDocument
        {
            ["at"] = attempt.At.ToUnixTimeMilliseconds(),
            ["action"] = (int)attempt.Action,
            ["outcome"] = (int)attempt.Outcome,
            ["detail"] = attempt.Detail,
            ["count"] = attempt.Count,
            ["first"] = attempt.First.ToUnixTimeMilliseconds(),
        })),
    };

    private static StoredAttempts Read(BsonDocument row)
    {
        var key = new IdempotencyKey(row["_id"].AsString);
        return new(key,
        [
            .. row["attempts"].AsArray.Select(attempt => new DeliveryAttempt(
                key, DateTimeOffset.FromUnixTimeMilliseconds(attempt["at"].AsInt64), (AttemptAction)attempt["action"].AsInt32,
                (AttemptOutcome)attempt["outcome"].AsInt32, attempt["detail"].AsString)
            {
                Count = attempt["count"].AsInt32,
                First = DateTimeOffset.FromUnixTimeMilliseconds(attempt["first"].AsInt64),
            }),
        ]);
    }
}
