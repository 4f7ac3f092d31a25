using PaperBot.Entries;
using PaperBot.Storage;

namespace PaperBot.Index;

/// <summary>
/// What answers look-ups: every entry of the store, in memory. Readers take <see cref="Current"/> once and see one state throughout;
/// <see cref="Refresh"/> puts the next in its place.
/// </summary>
public sealed class EntryIndex(IEntryStore store)
{
    private readonly Lock _refreshing = new();
    private readonly Dictionary<EntryId, IndexedEntry> _entries = [];
    private long _change = -1;
    private volatile IndexSnapshot _current = IndexSnapshot.Empty;

    /// <summary>The present state; it never changes.</summary>
    public IndexSnapshot Current => _current;

    /// <summary>False until the store has been read for the first time.</summary>
    public bool IsLoaded => Volatile.Read(ref _change) >= 0;

    /// <summary>Takes over whatever has changed in the store, by this process or another. True if something had.</summary>
    public bool Refresh()
    {
        lock (_refreshing)
        {
            var changes = store.ReadChanges(_change);
            foreach (var entry in changes.Present)
            {
                _entries[entry.Id] = new(entry);
            }

            foreach (var id in changes.Withdrawn)
            {
                _entries.Remove(id);
            }

            var changed = changes.Present.Count + changes.Withdrawn.Count > 0;
            if (changed)
            {
                _current = new(_entries.Values);
            }

            Volatile.Write(ref _change, changes.Change);
            return changed;
        }
    }
}
