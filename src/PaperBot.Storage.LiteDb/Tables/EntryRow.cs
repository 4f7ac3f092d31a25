using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>An entry as it is stored.</summary>
internal sealed record EntryRow
{
    /// <summary>Its number, in the order in which entries were added.</summary>
    public required int Number { get; init; }

    public required EntryId Id { get; init; }

    /// <summary>The content as JSON in UTF-8.</summary>
    public required byte[] Json { get; init; }

    /// <summary>The date of the content.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>The number of the document that it was read from.</summary>
    public required int Document { get; init; }

    /// <summary>Its position in that document.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The numbers of the documents that may contain it. Their own lists decide.</summary>
    public required IReadOnlyList<int> Documents { get; init; }

    public bool IsWithdrawn { get; init; }

    /// <summary>The change number of its last change.</summary>
    public required long Change { get; init; }

    public BsonDocument ToBson() => new()
    {
        ["_id"] = Number,
        ["id"] = Id.Value,
        ["json"] = Content.ToBson(Json),
        ["date"] = Date?.DayNumber is { } day ? day : BsonValue.Null,
        ["document"] = Document,
        ["ordinal"] = Ordinal,
        ["documents"] = new BsonArray(Documents.Select(number => new BsonValue(number))),
        ["withdrawn"] = IsWithdrawn,
        ["change"] = Change,
    };

    public static EntryRow Read(BsonDocument document) => new()
    {
        Number = document["_id"].AsInt32,
        Id = new(document["id"].AsString),
        Json = Content.Read(document["json"]),
        Date = document["date"] is { IsNull: false } day ? DateOnly.FromDayNumber(day.AsInt32) : null,
        Document = document["document"].AsInt32,
        Ordinal = document["ordinal"].AsInt32,
        Documents = [.. document["documents"].AsArray.Select(number => number.AsInt32)],
        IsWithdrawn = document["withdrawn"].AsBoolean,
        Change = document["change"].AsInt64,
    };

    public EntryPosition ToPosition(DocumentRow source) => new(Id, Date, source.File, source.Location, Ordinal);

    public ChangedEntry ToChanged(DocumentRow source) => new(ToPosition(source), Number, IsWithdrawn);

    public Entry ToEntry(DocumentRow source) => new(Id, EntryJson.Read(Json)) { Source = source.ToSource(), Ordinal = Ordinal };
}
