using PaperBot.Filters;
using PaperBot.Storage;

namespace PaperBot.Search;

/// <summary>The index in memory. <see cref="Current"/> is replaced as a whole, so readers need no lock.</summary>
internal sealed class EntryIndex(IEntryStore store, IEnumerable<Entry> samples, TagAliases aliases) : IEntryIndex
{
    private const int EntriesInChunk = 1000;

    private readonly IndexSnapshot _samples = IndexSnapshot.Create(samples);
    private readonly Lock _refreshing = new();
    private long _change = -1;
    private string? _history;
    private volatile IndexSnapshot _stored = IndexSnapshot.Empty;

    public IIndexSnapshot Current => _stored is { Count: > 0 } stored ? stored : _samples;

    public bool IsShowingSamples => _stored.Count == 0 && _samples.Count > 0;

    public bool IsLoaded => Volatile.Read(ref _change) >= 0;

    public bool Refresh()
    {
        lock (_refreshing)
        {
            var changes = store.ReadChanges(_change, _history);
            var before = changes.Since < _change ? IndexSnapshot.Empty : _stored;
            var present = changes.Present.Chunk(EntriesInChunk).SelectMany(chunk => store.ReadEntries(chunk).AsParallel().AsOrdered().Select(Fold));
            _history = changes.History;
            return Replace(before.With([.. present], changes.Withdrawn), changes.Change);
        }
    }

    private IndexedEntry Fold(Entry entry) => new(aliases.Apply(entry));

    private bool Replace(IndexSnapshot next, long change)
    {
        var isChanged = !ReferenceEquals(_stored, next);
        _stored = next;
        Volatile.Write(ref _change, change);
        return isChanged;
    }
}
