using PaperBot.Entries;
using PaperBot.Filters;
using PaperBot.Storage;

namespace PaperBot.Search;

/// <summary>The index in memory. <see cref="Current"/> is replaced as a whole, so readers need no lock.</summary>
/// <param name="store">The durable truth.</param>
/// <param name="whileEmpty">Entries that are shown as long as the store has none.</param>
/// <param name="aliases">The tags that other tags stand for; look-ups see no other.</param>
public sealed class EntryIndex(IEntryStore store, IEnumerable<Entry> whileEmpty, TagAliases aliases) : IEntryIndex
{
    private readonly IndexSnapshot _whileEmpty = IndexSnapshot.Of(whileEmpty);
    private readonly Lock _refreshing = new();
    private long _change = -1;
    private volatile IndexSnapshot _stored = IndexSnapshot.Empty;

    /// <inheritdoc/>
    public IIndexSnapshot Current => _stored is { Count: > 0 } stored ? stored : _whileEmpty;

    /// <inheritdoc/>
    public bool IsStandIn => _stored.Count == 0 && _whileEmpty.Count > 0;

    /// <inheritdoc/>
    public bool IsLoaded => Volatile.Read(ref _change) >= 0;

    /// <inheritdoc/>
    public bool Refresh()
    {
        lock (_refreshing)
        {
            var changes = store.ReadChanges(_change);
            return Replace(Apply(_stored, changes), changes.Change);
        }
    }

    /// <inheritdoc/>
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

        // Another import was faster; what both changed is in the store.
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
