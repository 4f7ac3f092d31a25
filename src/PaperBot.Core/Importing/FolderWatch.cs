using Microsoft.Extensions.Logging;
using PaperBot.Parsing;
using PaperBot.Sources;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>Keeps the store in step with one folder. Looks at it from time to time, which works on every file system.</summary>
internal sealed partial class FolderWatch(FolderSource folder, Importer importer, IEntryStore store, ILogger logger)
{
    private readonly HashSet<Problem> _unreadable = [];
    private Dictionary<string, FileStamp>? _seen;
    private Dictionary<string, FileStamp> _imported = [];
    private HashSet<string> _vanished = [];
    private bool _missing;

    /// <summary>
    /// Imports the files that are new or different, and forgets those that are gone. A file whose size or time is still changing is left for the
    /// next look, so that half a document is not read. What the folder holds when it is looked at for the first time ever is the archive.
    /// </summary>
    /// <param name="atOnce">True to import what is there now without waiting for a second look.</param>
    public void Look(bool atOnce)
    {
        if (!folder.Exists)
        {
            TakeAsEmpty();
            return;
        }

        _missing = false;
        var isKnown = _seen is not null || store.IsKnown(folder.Location);
        var files = folder.List().ToDictionary(stamp => stamp.File);
        var changed = files.Values
            .Where(stamp => _imported.GetValueOrDefault(stamp.File) != stamp && (atOnce || _seen?.GetValueOrDefault(stamp.File) == stamp))
            .ToList();
        if (changed.Count > 0)
        {
            Import(changed, isKnown ? ImportOccasion.News : ImportOccasion.Archive);
        }

        if (!isKnown)
        {
            store.MarkKnown(folder.Location);
        }

        Forget(files);
        _seen = files;
    }

    private void Import(IReadOnlyList<FileStamp> changed, ImportOccasion occasion)
    {
        var revisions = store.ReadDocuments(folder.Location).ToDictionary(document => document.File, document => document.Revision);
        var documents = new List<SourceDocument>();
        var read = new List<FileStamp>();
        foreach (var stamp in changed)
        {
            var document = folder.Read(stamp.File, out var problem);
            if (problem is not null)
            {
                // It is tried at every look, since a permission that is mended does not show in the stamp; and it is said once.
                if (_unreadable.Add(problem))
                {
                    LogProblem(folder.Location, problem);
                }

                continue;
            }

            read.Add(stamp);
            if (document is not null && revisions.GetValueOrDefault(stamp.File) != document.Source.Revision)
            {
                documents.Add(document);
            }
        }

        if (documents.Count > 0)
        {
            Import(documents, occasion);
        }

        // Only now: an import that failed is tried again.
        foreach (var stamp in read)
        {
            _imported[stamp.File] = stamp;
            _unreadable.RemoveWhere(problem => problem.File == stamp.File);
        }
    }

    private void Import(List<SourceDocument> documents, ImportOccasion occasion)
    {
        var summary = importer.Import(documents, occasion);
        foreach (var problem in summary.Problems)
        {
            LogProblem(folder.Location, problem);
        }

        LogImported(documents.Count, folder.Location, summary.Added, summary.Updated, summary.Unchanged, summary.Withdrawn, summary.Rejected);
    }

    /// <summary>
    /// A file is gone when two looks in a row miss it: an editor may put a new one in its place. If all of several are gone at once, a disk is
    /// more likely to be missing than all of them.
    /// </summary>
    private void Forget(Dictionary<string, FileStamp> files)
    {
        var stored = _seen is null || _vanished.Count > 0 ? store.ReadDocuments(folder.Location) : [];
        var gone = stored.Where(document => !files.ContainsKey(document.File) && (_seen is null || _vanished.Contains(document.File))).ToList();
        _vanished = [.. (_seen ?? []).Keys.Where(file => !files.ContainsKey(file))];
        if (files.Count == 0 && (gone.Count > 1 || (gone.Count == 1 && _seen is null)))
        {
            LogEmptied(folder.Location, gone.Count);
        }
        else if (gone.Count > 0)
        {
            var summary = importer.Forget(gone);
            LogForgotten(gone.Count, folder.Location, summary.Withdrawn);
        }

        _imported = _imported.Where(pair => files.ContainsKey(pair.Key)).ToDictionary();
    }

    /// <summary>A folder that is not there is empty: what appears in it later is news.</summary>
    private void TakeAsEmpty()
    {
        if (!_missing)
        {
            _missing = true;
            store.MarkKnown(folder.Location);
            LogMissing(folder.Location);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no folder {Folder}. Make it and drop digests there, or set Sources to another.")]
    private partial void LogMissing(string folder);

    [LoggerMessage(Level = LogLevel.Warning, Message = "All {Documents} documents of {Folder} have vanished at once; their entries are kept. Delete them one after the other to withdraw the entries.")]
    private partial void LogEmptied(string folder, int documents);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Folder}/{Problem}")]
    private partial void LogProblem(string folder, Problem problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Read {Documents} documents of {Folder}: {Added} entries added, {Updated} updated, {Unchanged} unchanged, {Withdrawn} withdrawn; {Rejected} documents rejected.")]
    private partial void LogImported(int documents, string folder, int added, int updated, int unchanged, int withdrawn, int rejected);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Documents} documents of {Folder} are gone: {Withdrawn} entries withdrawn.")]
    private partial void LogForgotten(int documents, string folder, int withdrawn);
}
