using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>The saved lists, each in one document, in one unit of work.</summary>
internal sealed class SavedTable(LiteDatabase database)
{
    private readonly ILiteCollection<BsonDocument> _lists = database.GetCollection(Schema.Saved);

    /// <summary>Finds the entries of a list, the first saved first.</summary>
    public IReadOnlyList<StoredSaved> Find(string owner) => _lists.FindById(KeyHash.Id(owner)) is { } list ? Read(list) : [];

    public IReadOnlyList<StoredSaved> ReadAll() => [.. _lists.FindAll().SelectMany(Read)];

    public void Add(StoredSaved saved) => Write(saved.Owner, [.. Find(saved.Owner), saved]);

    public bool Remove(string owner, EntryId entry)
    {
        var saved = Find(owner);
        var kept = saved.Where(other => other.Entry != entry).ToList();
        if (kept.Count == saved.Count)
        {
            return false;
        }

        Write(owner, kept);
        return true;
    }

    /// <summary>A list without some entries; null if there are no others.</summary>
    public static BsonDocument? Without(BsonDocument list, IReadOnlySet<string> entries)
    {
        var kept = Read(list).Where(saved => !entries.Contains(saved.Entry.Value)).ToList();
        return kept is [var first, ..] ? ToBson(first.Owner, kept) : null;
    }

    /// <summary>Whether a list is a person's, in whatever server or workspace.</summary>
    public static bool IsOf(BsonDocument list, string person) => $"{list["owner"].AsString} ".StartsWith($"{person} ", StringComparison.Ordinal);

    private void Write(string owner, List<StoredSaved> saved)
    {
        if (saved.Count == 0)
        {
            _lists.Delete(KeyHash.Id(owner));
            return;
        }

        _lists.Upsert(ToBson(owner, saved));
    }

    private static BsonDocument ToBson(string owner, IEnumerable<StoredSaved> saved) => new()
    {
        ["_id"] = KeyHash.Id(owner),
        ["owner"] = owner,
        ["entries"] = new BsonArray(saved.Select(each => new BsonDocument { ["entry"] = each.Entry.Value, ["at"] = each.At.ToUnixTimeMilliseconds() })),
    };

    private static IReadOnlyList<StoredSaved> Read(BsonDocument list) =>
    [
        .. list["entries"].AsArray.Select(each =>
            new StoredSaved(list["owner"].AsString, new(each["entry"].AsString), DateTimeOffset.FromUnixTimeMilliseconds(each["at"].AsInt64))),
    ];
}
