using System.Security.Cryptography;
using System.Text;
using PaperBot.Parsing;

namespace PaperBot.Sources;

/// <summary>
/// A branch of a git repository. What its tree holds is compared with what was read, so that it does not matter how it came to be so: by one
/// commit, by a hundred after months, by rewritten history.
/// </summary>
internal sealed class GitSource : ISource
{
    /// <summary>The time between two looks, unless the settings say otherwise.</summary>
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromMinutes(5);

    /// <summary>How long a server may take for a short answer.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    private readonly GitAddress _address;
    private readonly string _branch;
    private readonly string _folder;
    private readonly GitProgram _git;
    private readonly GitMirror _copy;
    private (string Commit, GitTree Tree)? _read;

    /// <param name="options">A valid item of the settings.</param>
    /// <param name="dataFolder">Where the working copy is kept, in the folder <c>sources</c>.</param>
    /// <param name="time">The clock of the time limit.</param>
    public GitSource(SourceOptions options, string dataFolder, TimeProvider time)
    {
        _address = GitAddress.Of(options.Url, options.Branch);
        _branch = options.Branch;
        _folder = string.Join('/', options.Path.Split('/').Where(part => part is not ("" or ".")));
        _git = new GitProgram(_address, time);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_address.Location)))[..32];
        _copy = new GitMirror(_git, _address.Url, Path.Combine(Path.GetFullPath(dataFolder), "sources", name), TimeLimit);
        Interval = options.Interval(DefaultInterval);
    }

    /// <inheritdoc/>
    public string Kind => "Git";

    /// <inheritdoc/>
    public string Location => _address.Location;

    /// <inheritdoc/>
    public TimeSpan Interval { get; }

    /// <inheritdoc/>
    public async Task<SourceChanges> PollAsync(IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        try
        {
            var tip = await FindTipAsync(cancellationToken);
            try
            {
                return await CompareAsync(tip, known, cancellationToken);
            }
            catch (GitException) when (_copy.Exists)
            {
                // It is cut off or broken: a new one costs less than finding out where.
                _copy.Discard();
                _read = null;
                return await CompareAsync(tip, known, cancellationToken);
            }
        }
        catch (GitException exception)
        {
            throw Failure(exception);
        }
    }

    /// <inheritdoc/>
    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var tip = await FindTipAsync(cancellationToken);
            return tip is null ? GitTree.Empty.Problems[0].Message
                : $"{tip.Branch} is at {tip.Commit[..12]}. {await DescribeCopyAsync(tip, cancellationToken)}";
        }
        catch (GitException exception)
        {
            throw Failure(exception);
        }
    }

    private async Task<SourceChanges> CompareAsync(GitTip? tip, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        var tree = tip is null ? GitTree.Empty : await ReadAsync(tip, cancellationToken);
        var changed = tree.Blobs.Where(document => document.Value is not null && known.GetValueOrDefault(document.Key) != document.Value).ToList();
        var contents = changed.Count == 0 ? [] : await _copy.ReadAsync([.. changed.Select(document => document.Value!).Distinct()], cancellationToken);
        var gone = known.Keys.Where(file => !tree.Blobs.ContainsKey(file)).ToList();
        if (tree.Blobs.Count == 0 && gone.Count > 1)
        {
            return new([], [], [.. tree.Problems, AllGone(gone.Count)]);
        }

        return new([.. changed.Select(document => Document(document.Key, document.Value!, contents))], gone, tree.Problems);
    }

    private SourceDocument Document(string file, string blob, Dictionary<string, byte[]> contents) =>
        new(new(Kind, Location, file, blob), contents[blob]);

    /// <summary>A branch that was emptied or begun anew is more likely a mishap than the end of all notes.</summary>
    private static Problem AllGone(int count) => new("", 0, ProblemSeverity.Warning,
        $"All {count} documents have vanished at once; their entries are kept. Once there is any document again, those that are not there are withdrawn.");

    private async Task<GitTree> ReadAsync(GitTip tip, CancellationToken cancellationToken)
    {
        if (_read is { } read && read.Commit == tip.Commit && _copy.Exists)
        {
            return read.Tree;
        }

        var commit = await _copy.FetchAsync(tip.Ref, tip.Commit, cancellationToken);
        var tree = GitTree.Find(await _copy.ListAsync(commit, cancellationToken), _folder) ?? throw NoFolder(commit);
        _read = (commit, tree);
        return tree;
    }

    /// <summary>Where the branch is now, or null if the repository is empty.</summary>
    private async Task<GitTip?> FindTipAsync(CancellationToken cancellationToken)
    {
        var name = _branch == "" ? "HEAD" : $"refs/heads/{_branch}";
        var lines = await AskAsync(["--symref", "--", _address.Url, name], cancellationToken);
        if (lines.FirstOrDefault(line => line is [not ['r', ..], var found] && found == name) is [var commit, _])
        {
            const string Symbolic = "ref: refs/heads/";
            var head = lines.Select(line => line[0]).FirstOrDefault(target => target.StartsWith(Symbolic, StringComparison.Ordinal));
            return new(name, commit, _branch != "" ? _branch : GitMessage.Clean(head?[Symbolic.Length..] ?? name, _address));
        }

        var branches = (await AskAsync(["--heads", "--", _address.Url], cancellationToken)).Select(line => line[^1]["refs/heads/".Length..]).ToList();
        return branches.Count == 0 ? null : throw new SourceException(GitMessage.Clean(
            $"{Location} {(_branch == "" ? "does not say which branch is its own" : "has no such branch")}. Set the source's Branch to one that it has: {string.Join(", ", branches.Take(8))}.",
            _address));
    }

    private async Task<List<string[]>> AskAsync(string[] arguments, CancellationToken cancellationToken) =>
        [.. (await _git.ReadLinesAsync(["ls-remote", .. arguments], TimeLimit, cancellationToken)).Select(line => line.Split('\t', 2))];

    private async Task<string> DescribeCopyAsync(GitTip tip, CancellationToken cancellationToken)
    {
        if (!_copy.Exists)
        {
            return "It was not fetched yet.";
        }

        try
        {
            var commit = await _copy.FindCommitAsync(cancellationToken) ?? throw new GitException("The copy has no commit.");
            var tree = GitTree.Find(await _copy.ListAsync(commit, cancellationToken), _folder);
            return tree is null && commit == tip.Commit ? throw NoFolder(commit)
                : tree is null ? $"It had no folder {_folder} when it was fetched, at {commit[..12]}."
                : $"Documents fetched at {commit[..12]}: {tree.Blobs.Count}.";
        }
        catch (GitException)
        {
            return "What was fetched is broken; it is fetched anew at the next look.";
        }
    }

    private SourceException NoFolder(string commit) =>
        new($"{Location} has no folder {_folder} at {commit[..12]}. Set the source's Path to a folder that it has, or push one.");

    private SourceException Failure(GitException exception) =>
        new($"{Location} cannot be read: {exception.Message.TrimEnd('.')}. {GitMessage.FindMend(exception.Message)}", exception);
}

/// <summary>Where a branch is.</summary>
/// <param name="Ref">What git is asked for.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Branch">What people call it.</param>
internal sealed record GitTip(string Ref, string Commit, string Branch);
