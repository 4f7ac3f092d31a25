using PaperBot.Entries;
using PaperBot.Filters;
using PaperBot.Storage;

namespace PaperBot.Index;

/// <summary>
/// What answers look-ups: every entry of the store, in memory. Readers take <see cref="Current"/> once and see one state throughout;
/// <see cref="Refresh()"/> puts the next in its place.
/// </summary>
/// <param name="store">The truth.</param>
/// <param name="whileEmpty">What is shown as long as the store has no entries.</param>
/// <param name="aliases">What tags stand for: look-ups see no other.</param>
public sealed class EntryIndex(IEntryStore store, IndexSnapshot whileEmpty, TagAliases aliases)
{
    private readonly IndexSnapshot _whileEmpty = whileEmpty;
    private readonly Lock _refreshing = new();
    private long _change = -1;
    private volatile IndexSnapshot _stored = IndexSnapshot.Empty;

    /// <summary>The present state; it never changes.</summary>
    public IndexSnapshot Current => _stored is { Count: > 0 } stored ? stored : _whileEmpty;

    /// <summary>True while the store is empty and something else is shown.</summary>
    public bool IsStandIn => _stored.Count == 0 && _whileEmpty.Count > 0;

    /// <summary>False until the store has been read for the first time.</summary>
    public bool IsLoaded => Volatile.Read(ref _change) >= 0;

    /// <summary>Takes over whatever has changed in the store, by this process or another. True if something had.</summary>
    public bool Refresh()
    {
        lock (_refreshing)
        {
            var changes = store.ReadChanges(_change);
            return Replace(After(_stored, changes), changes.Change);
        }
    }

    /// <summary>Begins to make the state that an import leads to, for <see cref="Refresh(IndexUpdate)"/>.</summary>
    /// <param name="import">What is about to be committed.</param>
    public IndexUpdate Prepare(StoreChanges import)
    {
        var before = _stored;
        return new(import, before, Task.Run(() => After(before, import)));
    }

    /// <summary>Takes over what an import has made durable, and whatever else has changed in the store.</summary>
    public void Refresh(IndexUpdate update)
    {
        lock (_refreshing)
        {
            if (update.Import.Since == _change && ReferenceEquals(update.Before, _stored))
            {
                Replace(update.After.GetAwaiter().GetResult(), update.Import.Change);
                return;
            }
        }

        Refresh();
    }

    private IndexSnapshot After(IndexSnapshot before, StoreChanges changes) =>
        before.With([.. changes.Present.AsParallel().AsOrdered().Select(Apply)], changes.Withdrawn);

    private FoldedEntry Apply(FoldedEntry stored) => aliases.Apply(stored.Entry) is var seen && ReferenceEquals(seen, stored.Entry) ? stored : new(seen);

    private bool Replace(IndexSnapshot next, long change)
    {
        var isChanged = !ReferenceEquals(_stored, next);
        _stored = next;
        Volatile.Write(ref _change, change);
        return isChanged;
    }
}
