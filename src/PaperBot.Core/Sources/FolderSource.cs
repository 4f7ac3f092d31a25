using PaperBot.Parsing;

namespace PaperBot.Sources;

/// <summary>A folder with all folders below it. It is polled, rather than watched, since that works on every file system.</summary>
internal sealed class FolderSource(DocumentFolder folder, TimeSpan interval) : ISource
{
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, (FileStamp Stamp, string Revision)> _read = [];
    private Dictionary<string, FileStamp>? _lastStamps;
    private HashSet<string> _lastMissing = [];

    internal static SourceKind Definition { get; } = new(
        "Folder",
        (options, _) => new FolderSource(new DocumentFolder("Folder", options.Path), options.Interval(DefaultInterval)),
        (options, _) => options switch
        {
            { Path: "" } => "a Folder needs a Path",
            { Url: not "" } or { Branch: not "" } => "a Folder has a Path, but no Url or Branch",
            _ => null,
        })
    {
        DefaultSettle = TimeSpan.FromMinutes(2),
        MinIncompleteSettle = TimeSpan.FromMinutes(30),
    };

    public string Kind => folder.Kind;

    public string Location => folder.Location;

    public TimeSpan Interval => interval;

    /// <summary>
    /// Reports files that were added, modified or removed. Except at the first poll, a file whose size or time has just changed is left for the
    /// next one, so that a half-written document is not read.
    /// </summary>
    public Task<SourceChanges> PollAsync(IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        if (!folder.Exists)
        {
            // Same as an empty folder: files that are added later are new.
            _lastStamps ??= [];
            if (known.Count > 0)
            {
                throw new SourceException($"The folder {folder.Location} is gone; the entries of its {known.Count} documents are kept. Put it back, or mount its disk.");
            }

            return Task.FromResult(SourceChanges.None with { Problems = [new("", 0, ProblemSeverity.Warning, MissingFolder)] });
        }

        var listed = List();
        var problems = listed.Skipped.ToList();
        var stamps = listed.Files.ToDictionary(stamp => stamp.File);
        var changed = new List<SourceDocument>();
        var bytes = 0L;
        foreach (var stamp in listed.Files.Where(stamp => _lastStamps is null || _lastStamps.GetValueOrDefault(stamp.File) == stamp))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_read.TryGetValue(stamp.File, out var read) && read.Stamp == stamp && known.GetValueOrDefault(stamp.File) == read.Revision)
            {
                continue;
            }

            if (bytes >= Limits.PollBytes)
            {
                return Task.FromResult(new SourceChanges(changed, [], problems) { HasMore = true });
            }

            // A file that cannot be read is tried at every poll, since fixing its permissions does not change its stamp.
            if (folder.Read(stamp.File, out var problem) is { } document)
            {
                _read[stamp.File] = (stamp, document.Source.Revision);
                if (known.GetValueOrDefault(stamp.File) != document.Source.Revision)
                {
                    changed.Add(document);
                    bytes += document.Content.Length;
                }
            }

            if (problem is not null)
            {
                problems.Add(problem);
            }
        }

        var removed = listed.IsComplete ? FindRemoved(stamps, known, problems) : [];
        _lastStamps = stamps;
        return Task.FromResult(new SourceChanges(changed, removed, problems));
    }

    public Task<string> CheckAsync(CancellationToken cancellationToken) =>
        folder.Exists ? Task.FromResult($"{List().Files.Count} files.") : throw new SourceException(MissingFolder);

    private FileList List()
    {
        try
        {
            return folder.List();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"{folder.Location} cannot be read: {exception.Message} Let PaperBot's user read it and all that is in it.", exception);
        }
    }

    private string MissingFolder => $"There is no folder {folder.Location}. Create it and put digests into it, or set Sources to another folder.";

    /// <summary>
    /// Finds the files that were removed. A file counts as removed when two polls in a row miss it, since an editor may be replacing it. If all of
    /// several files are missing at once, a disk is probably missing, and none counts as removed.
    /// </summary>
    private List<string> FindRemoved(Dictionary<string, FileStamp> stamps, IReadOnlyDictionary<string, string> known, List<Problem> problems)
    {
        var missing = known.Keys.Where(file => !stamps.ContainsKey(file)).ToList();
        var removed = missing.Where(file => _lastStamps is null || _lastMissing.Contains(file)).ToList();
        _lastMissing = [.. missing];
        foreach (var file in missing)
        {
            _read.Remove(file);
        }

        if (stamps.Count > 0 || removed.Count == 0 || (removed.Count == 1 && _lastStamps is not null))
        {
            return removed;
        }

        problems.Add(new("", 0, ProblemSeverity.Error,
            $"All {removed.Count} documents have disappeared at once; their entries are kept. To withdraw the entries, delete the documents one by one."));
        return [];
    }
}
