using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>What was found when papers were looked up, by the numbers of the entries, in one unit of work.</summary>
internal sealed class PaperTable(LiteDatabase database)
{
    private readonly ILiteCollection<BsonDocument> _papers = database.GetCollection(Schema.Papers);

    public PaperLookup? Find(int entry) => _papers.FindById(entry) is { } row ? Read(row) : null;

    /// <summary>Reads all by the numbers of their entries.</summary>
    public static Dictionary<int, PaperLookup> ReadAll(LiteDatabase database) =>
        database.GetCollection(Schema.Papers).FindAll().ToDictionary(row => row["_id"].AsInt32, Read);

    public void Save(int entry, PaperLookup lookup) => _papers.Upsert(new BsonDocument
    {
        ["_id"] = entry,
        ["id"] = lookup.Entry.Value,
        ["subject"] = lookup.Subject,
        ["url"] = lookup.Found?.Url,
        ["arxivId"] = lookup.Found?.ArxivId,
        ["at"] = lookup.At.ToUnixTimeMilliseconds(),
    });

    public static PaperLookup Read(BsonDocument row) => new(
        new(row["id"].AsString),
        row["subject"].AsInt64,
        row["url"] is { IsNull: false } url ? new(url.AsString, row["arxivId"].AsString, PaperOrigin.Lookup) : null,
        DateTimeOffset.FromUnixTimeMilliseconds(row["at"].AsInt64));
}
