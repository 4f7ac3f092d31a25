using LiteDB;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>
/// Finds the numbers of entries and documents by 64-bit keys, in one unit of work. The pairs of a key and a number are in a few buckets by the
/// key's first bits, each in one document.
/// </summary>
/// <remarks>An index of LiteDB would write a page or two for each key, and need 30 µs to look one up: an import would take twice as long.</remarks>
internal sealed class KeyTable(ILiteCollection<BsonDocument> collection)
{
    private const int BucketBits = 6;

    private readonly KeyBucket?[] _buckets = new KeyBucket[1 << BucketBits];

    /// <summary>Finds the numbers with a key.</summary>
    public IReadOnlyList<int> Find(long key) => Get(key).Find(key);

    public void Add(long key, int number) => Get(key).Add(key, number);

    public void Remove(long key, int number) => Get(key).Remove(key, number);

    /// <summary>Writes the buckets that have changed.</summary>
    public void Save()
    {
        for (var at = 0; at < _buckets.Length; at++)
        {
            if (_buckets[at] is { IsChanged: true } bucket)
            {
                collection.Upsert(new BsonDocument { ["_id"] = at, ["pairs"] = bucket.ToArray() });
            }
        }
    }

    private KeyBucket Get(long key)
    {
        var at = (int)((ulong)key >> (64 - BucketBits));
        return _buckets[at] ??= new(collection.FindById(at)?["pairs"].AsBinary ?? []);
    }
}
