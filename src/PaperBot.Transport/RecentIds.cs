namespace PaperBot.Transport;

/// <summary>Remembers the most recent ids, so that duplicates are recognized. Thread-safe.</summary>
/// <param name="capacity">The number of ids to remember.</param>
public sealed class RecentIds(int capacity)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _ids = [];
    private readonly Queue<string> _order = new();

    /// <summary>Adds an id. Returns false if it is already there.</summary>
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
