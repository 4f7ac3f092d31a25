using PaperBot.Entries;
using PaperBot.Filters;
using PaperBot.Storage;

namespace PaperBot.Index;

/// <summary>What an import brings into the index, made ready on other processors while it is stored.</summary>
/// <param name="before">The state that the import begins with.</param>
/// <param name="aliases">What tags stand for.</param>
public sealed class UpcomingEntries(IndexSnapshot before, TagAliases aliases)
{
    private const int BatchLength = 64;

    private readonly List<Task<IndexedEntry[]>> _batches = [];
    private List<Entry> _batch = new(BatchLength);
    private Task<IndexSnapshot>? _after;

    /// <summary>Adds an entry as it is stored; of one that is added again, the last counts.</summary>
    public void Add(Entry entry)
    {
        _batch.Add(entry);
        if (_batch.Count == BatchLength)
        {
            BeginBatch();
        }
    }

    /// <summary>Begins to make the state that the import leads to, when all its entries have been added.</summary>
    /// <param name="import">What the import is about to make durable.</param>
    public void Complete(StoreChanges import)
    {
        BeginBatch();
        _after = Task.Run(() => before.With(_batches.SelectMany(batch => batch.GetAwaiter().GetResult()), import.Withdrawn));
    }

    /// <summary>The state that the import leads to from another; null if it began with another one. Waits until it is made.</summary>
    internal IndexSnapshot? After(IndexSnapshot state) => ReferenceEquals(before, state) ? _after?.GetAwaiter().GetResult() : null;

    private void BeginBatch()
    {
        var batch = _batch;
        _batch = new(BatchLength);
        _batches.Add(Task.Run(() => batch.Select(entry => new IndexedEntry(aliases.Apply(entry))).ToArray()));
    }
}
