using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>
/// Finds the numbers of entries and documents by 64-bit keys, in one unit of work. The pairs of a key and a number are in a few buckets by the
/// key's first bits, each in one document.
/// </summary>
/// <remarks>An index of LiteDB would write a page or two for each key, and need 30 µs to look one up: an import would take twice as long.</remarks>
internal sealed class KeyTable(LiteDatabase database)
{
    private const int BucketBits = 6;

    private readonly ILiteCollection<BsonDocument> _buckets = database.GetCollection(Schema.Keys);
    private readonly KeyBucket?[] _read = new KeyBucket[1 << BucketBits];

    /// <summary>Reads the whole table, which then needs its database no more.</summary>
    public static KeyTable ReadAll(LiteDatabase database)
    {
        var table = new KeyTable(database);
        for (var at = 0L; at < table._read.Length; at++)
        {
            table.Find(at << (64 - BucketBits));
        }

        return table;
    }

    /// <summary>Finds the numbers with a key.</summary>
    public IReadOnlyList<int> Find(long key) => Get(key).Find(key);

    public void Add(long key, int number) => Get(key).Add(key, number);

    public void Remove(long key, int number) => Get(key).Remove(key, number);

    /// <summary>Writes the buckets that have changed.</summary>
    public void Save()
    {
        for (var at = 0; at < _read.Length; at++)
        {
            if (_read[at] is { IsChanged: true } bucket)
            {
                _buckets.Upsert(new BsonDocument { ["_id"] = at, ["pairs"] = bucket.ToArray() });
            }
        }
    }

    private KeyBucket Get(long key)
    {
        var at = (int)((ulong)key >> (64 - BucketBits));
        return _read[at] ??= new(_buckets.FindById(at)?["pairs"].AsBinary ?? []);
    }
}
