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
        (long Key, int Number)[] added = [.. _added.SelectMany(pair => pair.Value.Select(number => (pair.Key, number)))];
        Array.Sort(added);
        var bytes = new byte[stored.Length + (added.Length * PairLength)];
        var (length, next) = (0, 0);
        for (var at = 0; at < StoredCount; at++)
        {
            var key = KeyAt(at);
            for (; next < added.Length && added[next].Key < key; next++)
            {
                Append(added[next].Key, added[next].Number);
            }

            if (_removed.Count == 0 || !_removed.Contains((key, NumberAt(at))))
            {
                Append(key, NumberAt(at));
            }
        }

        foreach (var (key, number) in added.AsSpan(next))
        {
            Append(key, number);
        }

        return bytes[..length];

        void Append(long key, int number)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(length), key);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(length + sizeof(long)), number);
            length += PairLength;
        }
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
