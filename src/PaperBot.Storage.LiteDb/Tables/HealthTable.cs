using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>The health of the sources, in one unit of work.</summary>
internal sealed class HealthTable(LiteDatabase database)
{
    private readonly ILiteCollection<BsonDocument> _sources = database.GetCollection(Schema.Sources);

    public SourceHealth? Find(string location) => _sources.FindById(KeyHash.Id(location)) is { } row ? Read(row).Health : null;

    public IReadOnlyList<StoredHealth> ReadAll() => [.. _sources.FindAll().Select(Read)];

    public void Save(StoredHealth stored) => _sources.Upsert(new BsonDocument
    {
        ["_id"] = KeyHash.Id(stored.Location),
        ["location"] = stored.Location,
        ["succeeded"] = stored.Health.LastSuccess is { } time ? time.ToUnixTimeMilliseconds() : BsonValue.Null,
        ["problem"] = stored.Health.Problem,
    });

    private static StoredHealth Read(BsonDocument row) => new(
        row["location"].AsString,
        new(row["succeeded"] is { IsNull: false } time ? DateTimeOffset.FromUnixTimeMilliseconds(time.AsInt64) : null, row["problem"].AsString));
}
