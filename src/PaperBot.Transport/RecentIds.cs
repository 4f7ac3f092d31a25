namespace PaperBot.Transport;

/// <summary>Remembers the latest ids, so that what comes twice is handled once. Safe for concurrent use.</summary>
/// <param name="capacity">How many ids; the earliest is forgotten for the next.</param>
public sealed class RecentIds(int capacity)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _ids = [];
    private readonly Queue<string> _order = new();

    /// <summary>Takes an id; false if it is remembered.</summary>
    public bool TryAdd(string id)
    {
        lock (_lock)
        {
            if (!_ids.Add(id))
            {
                return false;
            }

            _order.Enqueue(id);
            if (_order.Count > capacity)
            {
                _ids.Remove(_order.Dequeue());
            }

            return true;
        }
    }
}
