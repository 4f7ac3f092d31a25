using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Filters;
using PaperBot.Search.Folder;
using PaperBot.Search.Lookup;
using PaperBot.Storage;

namespace PaperBot.Search;

/// <summary>
/// The index in a folder beside the database. Whichever process holds the folder's lock keeps it up to date with the store; each commit says what it
/// contains of the store, so that a process that starts goes on from there, and rebuilds the index only if it cannot.
/// </summary>
internal sealed partial class EntryIndex : IEntryIndex, IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private readonly IEntryStore _store;
    private readonly TagAliases _aliases;
    private readonly Glossary _glossary;
    private readonly string _path;
    private readonly ILogger _log;
    private readonly RebuildLimit _limit;
    private readonly Lazy<IndexState?> _samples;
    private readonly ShownState _shown;
    private readonly Lock _refreshing = new();
    private IndexFolder? _folder;
    private volatile Exception? _damage;
    private volatile string? _problem;
    private volatile int _progress = -1;

    /// <param name="store">The store.</param>
    /// <param name="path">The folder of the index.</param>
    /// <param name="samples">The entries that are shown while the store is empty.</param>
    /// <param name="aliases">The aliases of tags.</param>
    /// <param name="glossary">The translations.</param>
    /// <param name="time">The time.</param>
    /// <param name="log">The log, or null for none.</param>
    public EntryIndex(
        IEntryStore store, string path, IEnumerable<Entry> samples, TagAliases aliases, Glossary glossary, TimeProvider? time = null, ILogger<EntryIndex>? log = null)
    {
        (_store, _path, _aliases, _glossary, _log) = (store, path, aliases, glossary, log ?? NullLogger<EntryIndex>.Instance);
        (_shown, _limit) = (new(aliases), new(time ?? TimeProvider.System));
        _samples = new(() => IndexState.InMemory([.. samples], aliases));
    }

    public bool IsShowingSamples => _shown.Value is { Reader.NumDocs: 0 } && _samples.Value is not null;

    public bool IsLoaded => _shown.Value is not null;

    public int? Progress => _progress < 0 ? null : _progress;

    public string? Problem => _problem;

    /// <summary>Whether the lock is taken only to catch up, and given back, so that a bot that is started meanwhile gets it.</summary>
    public bool GivesLockBack { get; init; }

    public IIndexSnapshot Open() => OpenCancellable(CancellationToken.None);

    public IIndexSnapshot OpenCancellable(CancellationToken cancellationToken)
    {
        IndexState state;
        do
        {
            state = (IsShowingSamples ? _samples.Value : _shown.Value) ?? throw new IndexException(_problem ?? "The index is being built.");
        }
        while (!state.Reader.TryIncRef());

        return new IndexSnapshot(state, _aliases, _glossary, exception => _damage ??= exception, cancellationToken);
    }

    public bool Refresh()
    {
        lock (_refreshing)
        {
            try
            {
                _folder ??= IndexFolder.Open(_path, exception => _damage ??= exception);
                (var isChanged, _problem) = (Refresh(_folder), null);
                return isChanged;
            }
            catch (IndexException exception)
            {
                _problem = exception.Message;
                throw;
            }
            finally
            {
                (GivesLockBack ? _folder : null)?.Undo();
            }
        }
    }

    public void Dispose()
    {
        lock (_refreshing)
        {
            _shown.Clear();
            _folder?.Dispose();
            _folder = null;
        }
    }

    private bool Refresh(IndexFolder folder)
    {
        try
        {
            if (!folder.IsIntact)
            {
                // What was opened stays readable, so that look-ups are answered meanwhile.
                TryStartAgain(folder, new FileNotFoundException("Files of it were deleted."));
            }

            return !GivesLockBack && TryWrite(folder) ? Update(folder) : Follow(folder);
        }
        catch (Exception exception) when (DamageGuard.IsDamage(exception) && !IsBug(exception))
        {
            if (!TryStartAgain(folder, exception))
            {
                throw new IndexException($"The index {_path} cannot be read: {exception.Message} The process that writes it rebuilds it.", exception);
            }

            _shown.Clear();
            return folder.TryWrite() && Update(folder);
        }
    }

    /// <summary>Gets the lock, shows what can be read where that fails, and checks what others have written, or what seems to be damaged.</summary>
    private bool TryWrite(IndexFolder folder)
    {
        try
        {
            if (!folder.TryWrite())
            {
                return false;
            }
        }
        catch (IndexException) when (_damage is null)
        {
            _shown.Reopen(folder);
            throw;
        }

        if (folder.Mark == IndexMark.None)
        {
            // It is empty, or nothing that this program can read. What was shown before goes on being shown.
            _damage = null;
            return true;
        }

        _shown.Reopen(folder);
        if (folder.IsUnchecked)
        {
            folder.SetChecked();
            IndexCheck.Start(_shown.Value!.Reader, folder.Size, exception => _damage ??= exception);
        }

        if (_damage is { } damage)
        {
            // Either the index is damaged, which the check finds, or what was thrown has another reason.
            _damage = null;
            IndexCheck.Run(_shown.Value!.Reader);
            LogBug(damage is JsonException or FormatException ? throw damage : damage);
        }

        return true;
    }

    /// <summary>Whether something has another reason than damage: no file was missing or contains what this program does not write, and what is shown is sound.</summary>
    private bool IsBug(Exception thrown) => thrown is not (IOException or UnauthorizedAccessException or JsonException or FormatException)
        && _shown.Value is { } shown && IndexCheck.IsSound(shown.Reader);

    /// <summary>Deletes the index, so that it is rebuilt.</summary>
    /// <returns>False while another process holds the lock.</returns>
    private bool TryStartAgain(IndexFolder folder, Exception cause)
    {
        _limit.Require(_path, cause);
        if (!folder.Clear())
        {
            return false;
        }

        _limit.Count(cause);
        LogRebuilding(_path, cause.Message);
        return true;
    }

    /// <summary>Brings the index up to date with the store.</summary>
    private bool Update(IndexFolder folder)
    {
        var changes = _store.ReadChanges(folder.Mark.Change, folder.Mark.History);
        var update = new IndexUpdate(_store, changes, LogNotIndexed);
        if (folder.Mark.Change < 0 || changes.Since < folder.Mark.Change)
        {
            folder.Write(writer => update.Rebuild(writer, percent => _progress = percent));
        }
        else if (changes.Present.Count + changes.Withdrawn.Count > 0)
        {
            folder.Write(update.Apply);
        }

        folder.Mark = new(changes.History, changes.Change);
        return _shown.Reopen(folder);
    }

    /// <summary>Shows what another process has committed, and waits a moment for what it has not committed yet.</summary>
    private bool Follow(IndexFolder folder)
    {
        if (_damage is not null)
        {
            _shown.Clear();
            _damage = null;
        }

        var isChanged = _shown.Reopen(folder);
        var (mark, waited) = (_shown.Mark, TimeSpan.Zero);
        var wanted = mark == IndexMark.None ? null : _store.ReadChanges(mark.Change, mark.History);
        while ((wanted is null || wanted.History != mark.History || wanted.Change > mark.Change) && waited < MaxWait)
        {
            Thread.Sleep(Poll);
            waited += Poll;
            if (TryWrite(folder))
            {
                return Update(folder) || isChanged;
            }

            isChanged |= _shown.Reopen(folder);
            mark = _shown.Mark;
        }

        return isChanged;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index {Path} is rebuilt from the store. {Problem}")]
    private partial void LogRebuilding(string path, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "A look-up failed, but the index is not damaged. Please report this.")]
    private partial void LogBug(Exception bug);

    [LoggerMessage(Level = LogLevel.Error, Message = "Entry {Id} cannot be found by look-ups. Please report this.")]
    private partial void LogNotIndexed(EntryId id, Exception bug);
}
