using System.Collections.Concurrent;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using PaperBot.Filters;
using PaperBot.Search.Folder;
using PaperBot.Search.Lookup;
using PaperBot.Storage;

namespace PaperBot.Search;

/// <summary>
/// The index in a folder beside the database. Whichever process holds the folder's lock keeps it up to date with the store; each commit says what it
/// contains of the store, so that a process that starts goes on from there, and rebuilds the index only if it cannot.
/// </summary>
internal sealed class EntryIndex : IEntryIndex, IDisposable
{
    private const int EntriesInPart = 500;
    private const int PartsAhead = 2;
    private const int DeletedShare = 4;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private readonly IEntryStore _store;
    private readonly TagAliases _aliases;
    private readonly Glossary _glossary;
    private readonly string _path;
    private readonly DamageGuard _guard;
    private readonly Lazy<IndexState?> _samples;
    private readonly Lock _refreshing = new();
    private IndexFolder? _folder;
    private IndexMark _mark = IndexMark.None;
    private volatile IndexState? _state;
    private volatile Exception? _damage;
    private volatile int _progress = -1;

    /// <param name="store">The store.</param>
    /// <param name="path">The folder of the index.</param>
    /// <param name="samples">The entries that are shown while the store is empty.</param>
    /// <param name="aliases">The aliases of tags.</param>
    /// <param name="glossary">The translations.</param>
    public EntryIndex(IEntryStore store, string path, IEnumerable<Entry> samples, TagAliases aliases, Glossary glossary)
    {
        (_store, _path, _aliases, _glossary) = (store, path, aliases, glossary);
        _guard = new(exception => _damage ??= exception);
        _samples = new(() => IndexState.InMemory([.. samples], aliases));
    }

    public bool IsShowingSamples => _state is { Reader.NumDocs: 0 } && _samples.Value is not null;

    public bool IsLoaded => _state is not null;

    public int? Progress => _progress < 0 ? null : _progress;

    public IIndexSnapshot Open()
    {
        while (true)
        {
            var state = IsShowingSamples ? _samples.Value : _state;
            if (state is null)
            {
                throw new IndexException("The index is being built.");
            }

            if (state.Reader.TryIncRef())
            {
                return new IndexSnapshot(state, _aliases, _glossary, _guard);
            }
        }
    }

    public bool Refresh()
    {
        lock (_refreshing)
        {
            if (_damage is not null)
            {
                StartAgain();
            }

            _folder ??= IndexFolder.Open(_path);
            try
            {
                return _folder.TryWrite() ? Update(_folder) : Follow(_folder);
            }
            catch (Exception exception) when (DamageGuard.IsDamage(exception))
            {
                StartAgain();
                _folder = IndexFolder.Open(_path);
                return _folder.TryWrite() && Update(_folder);
            }
        }
    }

    public void Dispose()
    {
        lock (_refreshing)
        {
            Show(null);
            _folder?.Dispose();
            _folder = null;
        }
    }

    /// <summary>Deletes a damaged index, so that it is rebuilt.</summary>
    private void StartAgain()
    {
        Show(null);
        (_mark, _damage) = (IndexMark.None, null);
        _folder ??= IndexFolder.Open(_path);
        _folder.Clear();
    }

    /// <summary>Brings the index up to date with the store.</summary>
    private bool Update(IndexFolder folder)
    {
        _mark = _state is null ? IndexMark.Read(folder.Writer!.CommitData) : _mark;
        var changes = _store.ReadChanges(_mark.Change, _mark.History);
        var isWhole = changes.Since < _mark.Change || _mark.Change < 0;
        if (isWhole || changes.Present.Count + changes.Withdrawn.Count > 0)
        {
            folder.Write(writer => Apply(writer, changes, isWhole));
        }

        _mark = new(changes.History, changes.Change);
        return Reopen(folder);
    }

    private void Apply(IndexWriter writer, StoreChanges changes, bool isWhole)
    {
        if (isWhole)
        {
            _progress = 0;
            writer.DeleteAll();
        }

        try
        {
            var done = 0;
            foreach (var (id, document) in ReadAhead(changes.Present))
            {
                if (isWhole)
                {
                    writer.AddDocument(document);
                    _progress = (int)(100L * ++done / changes.Present.Count);
                }
                else
                {
                    writer.UpdateDocument(new(IndexFields.Id, id), document);
                }
            }

            writer.DeleteDocuments([.. changes.Withdrawn.Select(id => new Term(IndexFields.Id, id.Value))]);
            writer.SetCommitData(new IndexMark(changes.History, changes.Change).Write());
            writer.Commit();
            if ((writer.MaxDoc - writer.NumDocs) * DeletedShare > writer.MaxDoc)
            {
                writer.ForceMergeDeletes(doWait: false);
            }
        }
        finally
        {
            _progress = -1;
        }
    }

    /// <summary>Reads entries and prepares their documents on all cores, some ahead of the one that adds them.</summary>
    private IEnumerable<(string Id, Document Document)> ReadAhead(IReadOnlyList<StoredEntry> entries)
    {
        using var parts = new BlockingCollection<(string, Document)[]>(PartsAhead);
        var reading = Task.Run(() =>
        {
            try
            {
                foreach (var part in entries.Chunk(EntriesInPart))
                {
                    parts.Add([.. _store.ReadEntries(part).AsParallel().AsOrdered().Select(entry => (entry.Id.Value, EntryDocument.Create(entry)))]);
                }
            }
            finally
            {
                parts.CompleteAdding();
            }
        });
        foreach (var part in parts.GetConsumingEnumerable())
        {
            foreach (var document in part)
            {
                yield return document;
            }
        }

        reading.GetAwaiter().GetResult();
    }

    /// <summary>Shows what another process has committed, and waits a moment for what it has not committed yet.</summary>
    private bool Follow(IndexFolder folder)
    {
        var (isChanged, waited) = (false, TimeSpan.Zero);
        while (true)
        {
            isChanged |= Reopen(folder);
            _mark = _state is { } state ? IndexMark.Read(state.Reader.IndexCommit.UserData) : IndexMark.None;
            var changes = _store.ReadChanges(_mark.Change, _mark.History);
            if ((changes.Change == _mark.Change && changes.History == _mark.History) || waited >= MaxWait)
            {
                return isChanged;
            }

            Thread.Sleep(Poll);
            waited += Poll;
        }
    }

    private bool Reopen(IndexFolder folder)
    {
        var reader = _state is { } state ? folder.OpenNewer(state.Reader) : folder.OpenReader();
        if (reader is not null)
        {
            Show(new(reader, _aliases));
        }

        return reader is not null;
    }

    private void Show(IndexState? state)
    {
        var before = _state;
        _state = state;
        before?.Reader.DecRef();
    }
}
