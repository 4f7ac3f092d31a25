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
    private readonly Dictionary<EntryId, IndexedEntry> _entries = [];
    private long _change = -1;
    private volatile IndexSnapshot _current = whileEmpty;

    /// <summary>The present state; it never changes.</summary>
    public IndexSnapshot Current => _current;

    /// <summary>True while the store is empty and something else is shown.</summary>
    public bool IsStandIn => ReferenceEquals(_current, _whileEmpty) && _whileEmpty.Count > 0;

    /// <summary>False until the store has been read for the first time.</summary>
    public bool IsLoaded => Volatile.Read(ref _change) >= 0;

    /// <summary>Takes over whatever has changed in the store, by this process or another. True if something had.</summary>
    public bool Refresh()
    {
        lock (_refreshing)
        {
            var changes = store.ReadChanges(_change);
            return Apply(changes, changes.Present.AsParallel().AsOrdered().Select(entry => new IndexedEntry(aliases.Apply(entry))));
        }
    }

    /// <summary>What an import begins with that <see cref="Refresh(StoreChanges, UpcomingEntries)"/> will take over.</summary>
    public UpcomingEntries Upcoming() => new(aliases);

    /// <summary>Takes over what an import has changed, and whatever else has changed in the store.</summary>
    /// <param name="import">What it has changed.</param>
    /// <param name="upcoming">The entries that it has stored.</param>
    public void Refresh(StoreChanges import, UpcomingEntries upcoming)
    {
        lock (_refreshing)
        {
            if (import.After == _change)
            {
                Apply(import, upcoming.Get(import.Present));
                return;
            }
        }

        Refresh();
    }

    private bool Apply(StoreChanges changes, IEnumerable<IndexedEntry> present)
    {
        foreach (var entry in present)
        {
            _entries[entry.Entry.Id] = entry;
        }

        foreach (var id in changes.Withdrawn)
        {
            _entries.Remove(id);
        }

        var changed = changes.Present.Count + changes.Withdrawn.Count > 0;
        if (changed)
        {
            _current = _entries.Count == 0 ? _whileEmpty : new(_entries.Values);
        }

        Volatile.Write(ref _change, changes.Change);
        return changed;
    }
}
