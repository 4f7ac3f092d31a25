namespace PaperBot.Discord.Interactions;

/// <summary>The interactions of late: Discord may tell of one again after a resume.</summary>
internal sealed class SeenInteractions
{
    private const int Limit = 1000;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _ids = [];
    private readonly Queue<string> _inOrder = new();

    /// <summary>Notes an interaction; false if it was here before.</summary>
    public bool Add(string id)
    {
        lock (_lock)
        {
            if (!_ids.Add(id))
            {
                return false;
            }

            _inOrder.Enqueue(id);
            if (_inOrder.Count > Limit)
            {
                _ids.Remove(_inOrder.Dequeue());
            }

            return true;
        }
    }
}
