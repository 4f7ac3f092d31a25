using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>The entries, in one unit of work.</summary>
internal sealed class EntryTable(LiteDatabase database, KeyTable keys)
{
    private const int MaxCached = 2_000;

    private readonly ILiteCollection<BsonDocument> _entries = database.GetCollection(Schema.Entries);
    private readonly Dictionary<int, EntryRow> _cache = [];
    private readonly Dictionary<EntryId, EntryRow> _byId = [];

    public EntryRow Get(int number) => _cache.TryGetValue(number, out var row)
        ? row
        : Cache(EntryRow.Read(_entries.FindById(number) ?? throw new LiteException(0, $"entry {number} is missing")));

    public EntryRow? Find(EntryId id)
    {
        if (_byId.TryGetValue(id, out var cached))
        {
            return cached;
        }

        foreach (var number in keys.Find(IdKey(id)))
        {
            if (Get(number) is var row && row.Id == id)
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>Gets an entry that the caller knows to exist.</summary>
    public EntryRow Get(EntryId id) => Find(id) ?? throw new InvalidOperationException($"There is no entry {id}.");

    public void Insert(EntryRow row)
    {
        _entries.Insert(row.ToBson());
        keys.Add(IdKey(row.Id), row.Number);
        Cache(row);
    }

    public void Update(EntryRow row)
    {
        _entries.Update(row.ToBson());
        Cache(row);
    }

    public static long IdKey(EntryId id) => KeyHash.Key("entry", id.Value);

    private EntryRow Cache(EntryRow row)
    {
        if (_cache.Count >= MaxCached)
        {
            _cache.Clear();
            _byId.Clear();
        }

        _byId[row.Id] = row;
        return _cache[row.Number] = row;
    }
}
