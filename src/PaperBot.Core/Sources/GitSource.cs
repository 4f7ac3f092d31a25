using System.Security.Cryptography;
using System.Text;
using PaperBot.Parsing;

namespace PaperBot.Sources;

/// <summary>
/// A branch of a git repository. The tree of its last commit is compared with the stored documents, so that it does not matter whether it
/// changed by one commit, by many or by rewritten history.
/// </summary>
internal sealed class GitSource : ISource
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromMinutes(5);

    private readonly GitAddress _address;
    private readonly string _folder;
    private readonly GitRemote _remote;
    private readonly GitMirror _mirror;
    private (string Commit, GitTree Tree)? _last;

    public GitSource(SourceOptions options, SourceContext context)
    {
        _address = GitAddress.Parse(options.Url, options.Branch);
        _folder = string.Join('/', options.Path.Split('/').Where(part => part is not ("" or ".")));
        var git = new GitProgram(_address, context.Time);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_address.Location)))[..32];
        _remote = new GitRemote(git, _address, options.Branch, Limits.GitTime);
        _mirror = new GitMirror(git, _address.Url, Path.Combine(Path.GetFullPath(context.DataFolder), "sources", name), Limits.GitTime);
        Interval = options.Interval(DefaultInterval);
    }

    internal static SourceKind Definition { get; } = new("Git", (options, context) => new GitSource(options, context), GitAddress.FindError)
    {
        // Notes are often committed first and written later.
        DefaultSettle = TimeSpan.FromMinutes(30),
    };

    public string Kind => Definition.Name;

    public string Location => _address.Location;

    public TimeSpan Interval { get; }

    public async Task<SourceChanges> PollAsync(IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        try
        {
            var tip = await _remote.FindTipAsync(cancellationToken);
            try
            {
                return await CompareAsync(tip, known, cancellationToken);
            }
            catch (GitException) when (_mirror.Exists)
            {
                // The copy may be incomplete or broken. A new one takes less effort than finding out.
                _mirror.Delete();
                _last = null;
                return await CompareAsync(tip, known, cancellationToken);
            }
        }
        catch (GitException exception)
        {
            throw CreateError(exception);
        }
    }

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var tip = await _remote.FindTipAsync(cancellationToken);
            return tip is null ? GitTree.Empty.Problems[0].Message
                : $"{tip.Branch} is at {tip.Commit[..12]}. {await DescribeMirrorAsync(tip, cancellationToken)}";
        }
        catch (GitException exception)
        {
            throw CreateError(exception);
        }
    }

    private async Task<SourceChanges> CompareAsync(GitTip? tip, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        var tree = tip is null ? GitTree.Empty : await ReadTreeAsync(tip, cancellationToken);
        var removed = known.Keys.Where(file => !tree.Blobs.ContainsKey(file)).ToList();
        if (tree.Blobs.Count == 0 && removed.Count > 1)
        {
            // An emptied branch is more likely a mistake than the end of all notes.
            return new([], [], [.. tree.Problems, new("", 0, ProblemSeverity.Warning,
                $"All {removed.Count} documents have disappeared at once; their entries are kept. When the branch has a document again, the entries of the missing ones are withdrawn.")]);
        }

        var changed = tree.Blobs.Where(document => document.Value is { } file && known.GetValueOrDefault(document.Key) != file.Blob).ToList();
        var bytes = 0L;
        var part = changed.TakeWhile(document => (bytes += document.Value!.Length) - document.Value.Length < Limits.PollBytes).ToList();
        var contents = part.Count == 0 ? [] : await _mirror.ReadAsync([.. part.Select(document => document.Value!).DistinctBy(file => file.Blob)], cancellationToken);
        return new(
            [.. part.Select(document => new SourceDocument(new(Kind, Location, document.Key, document.Value!.Blob), contents[document.Value.Blob]))],
            part.Count < changed.Count || !tree.IsComplete ? [] : removed,
            tree.Problems)
        {
            HasMore = part.Count < changed.Count,
        };
    }

    private async Task<GitTree> ReadTreeAsync(GitTip tip, CancellationToken cancellationToken)
    {
        if (_last is { } last && last.Commit == tip.Commit && _mirror.Exists)
        {
            return last.Tree;
        }

        var commit = await _mirror.FetchAsync(tip.Ref, tip.Commit, cancellationToken);
        var tree = await FindTreeAsync(commit, cancellationToken) ?? throw MissingFolder(commit);
        _last = (commit, tree);
        return tree;
    }

    private async Task<string> DescribeMirrorAsync(GitTip tip, CancellationToken cancellationToken)
    {
        if (!_mirror.Exists)
        {
            return "It was not fetched yet.";
        }

        try
        {
            var commit = await _mirror.GetCommitAsync(cancellationToken);
            var tree = await FindTreeAsync(commit, cancellationToken);
            return tree is null && commit == tip.Commit ? throw MissingFolder(commit)
                : tree is null ? $"It had no folder {_folder} when it was fetched, at {commit[..12]}."
                : $"Documents fetched at {commit[..12]}: {tree.Blobs.Count}.";
        }
        catch (GitException)
        {
            return "The local copy is broken; it is fetched again at the next poll.";
        }
    }

    private Task<GitTree?> FindTreeAsync(string commit, CancellationToken cancellationToken) =>
        _mirror.ListAsync(commit, (files, token) => GitTree.FindAsync(files, _folder, token), cancellationToken);

    private SourceException MissingFolder(string commit) =>
        new($"{Location} has no folder {_folder} at {commit[..12]}. Set the source's Path to a folder that it has, or push one.");

    private SourceException CreateError(GitException exception) =>
        new($"{Location} cannot be read: {exception.Message.TrimEnd('.')}. {GitErrors.FindAdvice(exception.Message)}", exception);
}
