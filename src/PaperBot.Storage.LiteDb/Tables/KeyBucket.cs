using System.Buffers.Binary;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>Pairs of a key and a number: those that were stored, in the order of their keys, and the changes since.</summary>
/// <param name="stored">12 bytes for each pair, little endian.</param>
internal sealed class KeyBucket(byte[] stored)
{
    private const int PairLength = sizeof(long) + sizeof(int);

    private readonly Dictionary<long, List<int>> _added = [];
    private readonly HashSet<(long Key, int Number)> _removed = [];

    public bool IsChanged => _added.Count + _removed.Count > 0;

    private int StoredCount => stored.Length / PairLength;

    public IReadOnlyList<int> Find(long key)
    {
        var found = _added.TryGetValue(key, out var added) ? added : null;
        for (var at = FindFirst(key); at < StoredCount && KeyAt(at) == key; at++)
        {
            if (!_removed.Contains((key, NumberAt(at))))
            {
                found = [.. found ?? [], NumberAt(at)];
            }
        }

        return found ?? (IReadOnlyList<int>)[];
    }

    public void Add(long key, int number)
    {
        if (_removed.Remove((key, number)) || Find(key).Contains(number))
        {
            return;
        }

        if (!_added.TryGetValue(key, out var numbers))
        {
            _added.Add(key, numbers = []);
        }

        numbers.Add(number);
    }

    public void Remove(long key, int number)
    {
        if (!_added.TryGetValue(key, out var numbers) || !numbers.Remove(number))
        {
            _removed.Add((key, number));
        }
    }

    /// <summary>All pairs, in the order of their keys.</summary>
    public byte[] ToArray()
    {
        var pairs = Enumerable.Range(0, StoredCount).Select(at => (Key: KeyAt(at), Number: NumberAt(at))).Where(pair => !_removed.Contains(pair))
            .Concat(_added.SelectMany(pair => pair.Value.Select(number => (pair.Key, Number: number))))
            .ToArray();
        Array.Sort(pairs);
        var bytes = new byte[pairs.Length * PairLength];
        for (var at = 0; at < pairs.Length; at++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at * PairLength), pairs[at].Key);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan((at * PairLength) + sizeof(long)), pairs[at].Number);
        }

        return bytes;
    }

    private int FindFirst(long key)
    {
        var (low, high) = (0, StoredCount);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = KeyAt(middle) < key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private long KeyAt(int at) => BinaryPrimitives.ReadInt64LittleEndian(stored.AsSpan(at * PairLength));

    private int NumberAt(int at) => BinaryPrimitives.ReadInt32LittleEndian(stored.AsSpan((at * PairLength) + sizeof(long)));
}
