using System.Security.Cryptography;
using System.Text.Json;

namespace PaperBot.Storage;

/// <summary>The number of records and the sum of their hashes, which does not depend on their order: equal for databases with the same content.</summary>
internal sealed record RecordSum
{
    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    private ulong _hashes;

    public int Count { get; private set; }

    public static RecordSum Of(IDatabase database)
    {
        var sum = new RecordSum();
        database.ReadRecords(sum.Add);
        return sum;
    }

    public void Add(IReadOnlyList<StoredRecord> records)
    {
        foreach (var record in records)
        {
            Count++;
            _hashes += BitConverter.ToUInt64(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(record, record.GetType(), WithFields)));
        }
    }
}
