using PaperBot.Filters;
using PaperBot.Storage;

namespace PaperBot.Search;

/// <summary>The index in memory. <see cref="Current"/> is replaced as a whole, so readers need no lock.</summary>
internal sealed class EntryIndex(IEntryStore store, IEnumerable<Entry> samples, TagAliases aliases) : IEntryIndex
{
    private readonly IndexSnapshot _samples = IndexSnapshot.Create(samples);
    private readonly Lock _refreshing = new();
    private long _change = -1;
    private volatile IndexSnapshot _stored = IndexSnapshot.Empty;

    public IIndexSnapshot Current => _stored is { Count: > 0 } stored ? stored : _samples;

    public bool IsShowingSamples => _stored.Count == 0 && _samples.Count > 0;

    public bool IsLoaded => Volatile.Read(ref _change) >= 0;

    public bool Refresh()
    {
        lock (_refreshing)
        {
            var changes = store.ReadChanges(_change);
            return Replace(Apply(_stored, changes), changes.Change);
        }
    }

    public Action Prepare(StoreChanges import)
    {
        var before = _stored;
        var after = Task.Run(() => Apply(before, import));
        return () => Show(import, before, after);
    }

    private void Show(StoreChanges import, IndexSnapshot before, Task<IndexSnapshot> after)
    {
        lock (_refreshing)
        {
            if (import.Since == _change && ReferenceEquals(before, _stored))
            {
                Replace(after.GetAwaiter().GetResult(), import.Change);
                return;
            }
        }

        // Another import was committed first; the store has the changes of both.
        Refresh();
    }

    private IndexSnapshot Apply(IndexSnapshot before, StoreChanges changes) =>
        before.With([.. changes.Present.AsParallel().AsOrdered().Select(ApplyAliases)], changes.Withdrawn);

    private IndexedEntry ApplyAliases(IndexedEntry stored) =>
        aliases.Apply(stored.Entry) is var entry && ReferenceEquals(entry, stored.Entry) ? stored : new(entry);

    private bool Replace(IndexSnapshot next, long change)
    {
        var isChanged = !ReferenceEquals(_stored, next);
        _stored = next;
        Volatile.Write(ref _change, change);
        return isChanged;
    }
}
