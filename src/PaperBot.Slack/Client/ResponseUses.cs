namespace PaperBot.Slack.Client;

/// <summary>Counts how often each <c>response_url</c> was used. Thread-safe.</summary>
/// <param name="capacity">The number of addresses, of which the most recent are counted.</param>
internal sealed class ResponseUses(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Uri, int> _uses = [];
    private readonly Queue<Uri> _order = new();

    /// <summary>Adds a use.</summary>
    /// <returns>The number of uses with this one.</returns>
    public int Add(Uri url)
    {
        lock (_lock)
        {
            if (!_uses.ContainsKey(url))
            {
                _order.Enqueue(url);
            }

            if (_order.Count > capacity)
            {
                _uses.Remove(_order.Dequeue());
            }

            return _uses[url] = _uses.GetValueOrDefault(url) + 1;
        }
    }
}
