using PaperBot.Parsing;

namespace PaperBot.Sources;

/// <summary>A folder with all folders below it. Looks at it from time to time, which works on every file system.</summary>
/// <param name="folder">The folder.</param>
/// <param name="interval">The time between two looks.</param>
public sealed class FolderSource(DocumentFolder folder, TimeSpan interval) : ISource
{
    /// <summary>The time between two looks, unless the settings say otherwise.</summary>
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, (FileStamp Stamp, string Revision)> _read = [];
    private Dictionary<string, FileStamp>? _seen;
    private HashSet<string> _vanished = [];

    /// <inheritdoc/>
    public string Kind => folder.Kind;

    /// <inheritdoc/>
    public string Location => folder.Location;

    /// <inheritdoc/>
    public TimeSpan Interval => interval;

    /// <summary>
    /// Reports files that are new or different, and those that are gone. After the first look, a file whose size or time is still changing is
    /// left for the next one, so that half a document is not read.
    /// </summary>
    public Task<SourceChanges> PollAsync(IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        if (!folder.Exists)
        {
            // It is empty: what appears in it later is news.
            _seen ??= [];
            return Task.FromResult(SourceChanges.None with { Problems = [new("", 0, ProblemSeverity.Warning, Missing)] });
        }

        var files = folder.List().ToDictionary(stamp => stamp.File);
        var problems = new List<Problem>();
        var changed = new List<SourceDocument>();
        foreach (var stamp in files.Values.Where(stamp => _seen is null || _seen.GetValueOrDefault(stamp.File) == stamp))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_read.TryGetValue(stamp.File, out var read) && read.Stamp == stamp && known.GetValueOrDefault(stamp.File) == read.Revision)
            {
                continue;
            }

            // What cannot be read is tried at every look, since a permission that is mended does not show in the stamp.
            if (folder.Read(stamp.File, out var problem) is { } document)
            {
                _read[stamp.File] = (stamp, document.Source.Revision);
                if (known.GetValueOrDefault(stamp.File) != document.Source.Revision)
                {
                    changed.Add(document);
                }
            }

            if (problem is not null)
            {
                problems.Add(problem);
            }
        }

        var gone = Gone(files, known, problems);
        _seen = files;
        return Task.FromResult(new SourceChanges(changed, gone, problems));
    }

    /// <inheritdoc/>
    public Task<string> CheckAsync(CancellationToken cancellationToken) =>
        folder.Exists ? Task.FromResult($"{folder.List().Count} files.") : throw new SourceException(Missing);

    private string Missing => $"There is no folder {folder.Location}. Make it and put digests there, or set Sources to another.";

    /// <summary>
    /// A file is gone when two looks in a row miss it: an editor may put a new one in its place. If all of several are gone at once, a disk is
    /// more likely to be missing than all of them.
    /// </summary>
    private List<string> Gone(Dictionary<string, FileStamp> files, IReadOnlyDictionary<string, string> known, List<Problem> problems)
    {
        var missing = known.Keys.Where(file => !files.ContainsKey(file)).ToList();
        var gone = missing.Where(file => _seen is null || _vanished.Contains(file)).ToList();
        _vanished = [.. missing];
        foreach (var file in missing)
        {
            _read.Remove(file);
        }

        if (files.Count > 0 || gone.Count == 0 || (gone.Count == 1 && _seen is not null))
        {
            return gone;
        }

        problems.Add(new("", 0, ProblemSeverity.Warning,
            $"All {gone.Count} documents have vanished at once; their entries are kept. Delete them one after the other to withdraw the entries."));
        return [];
    }
}
