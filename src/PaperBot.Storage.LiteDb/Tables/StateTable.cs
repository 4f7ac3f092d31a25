using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>The states, in one unit of work. Their number is stored too, since LiteDB would count them one by one.</summary>
internal sealed class StateTable(LiteDatabase database)
{
    private readonly ILiteCollection<BsonDocument> _states = database.GetCollection(Schema.States);
    private readonly ILiteCollection<BsonDocument> _stateCount = database.GetCollection(Schema.StateCount);
    private int? _count;

    public int Count
    {
        get => _count ??= _stateCount.FindById(1) is { } row ? row["count"].AsInt32 : 0;
        private set => _count = value;
    }

    public string? Find(string kind, string key, DateTimeOffset now) =>
        _states.FindById(KeyHash.Id(kind, key)) is { } row && Read(row) is var state && state.Expires > now ? state.Value : null;

    public IReadOnlyList<StoredState> ReadAll() => [.. _states.FindAll().Select(Read)];

    public void Set(StoredState state)
    {
        var isNew = _states.Upsert(new BsonDocument
        {
            ["_id"] = KeyHash.Id(state.Kind, state.Key),
            ["kind"] = state.Kind,
            ["key"] = state.Key,
            ["value"] = state.Value,
            ["expires"] = state.Expires.ToUnixTimeMilliseconds(),
        });
        if (isNew)
        {
            Count++;
        }
    }

    public void Remove(string kind, string key) => Remove([KeyHash.Id(kind, key)]);

    public void RemoveExpired(DateTimeOffset now, int limit) => Remove(FindFirst("$.expires <= @0", now.ToUnixTimeMilliseconds(), limit));

    /// <summary>Makes room for one more.</summary>
    public void MakeRoom(int limit)
    {
        if (Count - limit + 1 is > 0 and var over)
        {
            Remove(FindFirst("$.expires > @0", long.MinValue, over));
        }
    }

    /// <summary>Writes the number of states.</summary>
    public void Save() => _stateCount.Upsert(new BsonDocument { ["_id"] = 1, ["count"] = Count });

    private List<BsonValue> FindFirst(string condition, BsonValue value, int limit) =>
        [.. _states.Query().Where(BsonExpression.Create(condition, value)).OrderBy("$.expires").Limit(limit).ToEnumerable().Select(row => row["_id"])];

    private void Remove(IReadOnlyList<BsonValue> ids) => Count -= ids.Count(_states.Delete);

    private static StoredState Read(BsonDocument row) => new(
        row["kind"].AsString, row["key"].AsString, row["value"].AsString, DateTimeOffset.FromUnixTimeMilliseconds(row["expires"].AsInt64));
}
