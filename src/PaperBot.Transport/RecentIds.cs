using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PaperBot.Transport;

/// <summary>Remembers the most recent ids, so that duplicates are recognized: as hashes, since an id of another computer can have any length. Thread-safe.</summary>
/// <param name="capacity">The number of ids to remember.</param>
public sealed class RecentIds(int capacity)
{
    private readonly Lock _lock = new();
    private readonly HashSet<UInt128> _ids = [];
    private readonly Queue<UInt128> _order = new();

    /// <summary>Whether an id is there.</summary>
    public bool Contains(string id)
    {
        lock (_lock)
        {
            return _ids.Contains(Hash(id));
        }
    }

    /// <summary>Adds an id. Returns false if it is already there.</summary>
    public bool TryAdd(string id)
    {
        var hash = Hash(id);
        lock (_lock)
        {
            if (!_ids.Add(hash))
            {
                return false;
            }

            _order.Enqueue(hash);
            if (_order.Count > capacity)
            {
                _ids.Remove(_order.Dequeue());
            }

            return true;
        }
    }

    private static UInt128 Hash(string id) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan())));
}
