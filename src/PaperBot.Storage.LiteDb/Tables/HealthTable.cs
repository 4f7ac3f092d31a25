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
        ["archived"] = stored.Health.Archived is { } archived
            ? new BsonDocument { ["at"] = archived.At.ToUnixTimeMilliseconds(), ["old"] = archived.Old, ["bulk"] = archived.Bulk }
            : BsonValue.Null,
    });

    private static StoredHealth Read(BsonDocument row) => new(
        row["location"].AsString,
        new(row["succeeded"] is { IsNull: false } time ? DateTimeOffset.FromUnixTimeMilliseconds(time.AsInt64) : null, row["problem"].AsString)
        {
            Archived = row["archived"] is BsonDocument archived
                ? new(DateTimeOffset.FromUnixTimeMilliseconds(archived["at"].AsInt64), archived["old"].AsInt32, archived["bulk"].AsInt32)
                : null,
        });
}
