namespace PaperBot.Sources;

/// <summary>A branch of a remote repository; with an empty name, its default branch.</summary>
internal sealed class GitRemote(GitProgram git, GitAddress address, string branch, TimeSpan limit)
{
    private const string HeadsPrefix = "refs/heads/";
    private const string SymbolicPrefix = $"ref: {HeadsPrefix}";

    /// <summary>Finds the current commit of the branch; null if the repository is empty.</summary>
    /// <exception cref="SourceException">The branch does not exist.</exception>
    public async Task<GitTip?> FindTipAsync(CancellationToken cancellationToken)
    {
        var name = branch == "" ? "HEAD" : $"{HeadsPrefix}{branch}";
        var lines = await ListAsync(["--symref", "--", address.Url, name], cancellationToken);
        if (lines.FirstOrDefault(line => line is [not ['r', ..], var found] && found == name) is [var commit, _])
        {
            var head = lines.Select(line => line[0]).FirstOrDefault(target => target.StartsWith(SymbolicPrefix, StringComparison.Ordinal));
            return new(name, commit, branch != "" ? branch : GitErrors.Clean(head?[SymbolicPrefix.Length..] ?? name, address));
        }

        var branches = (await ListAsync(["--heads", "--", address.Url], cancellationToken)).Select(line => line[^1][HeadsPrefix.Length..]).ToList();
        return branches.Count == 0 ? null : throw new SourceException(GitErrors.Clean(
            $"{address.Location} has no {(branch == "" ? "default branch" : "such branch")}. Set the source's Branch to one that it has: {string.Join(", ", branches.Take(8))}.",
            address));
    }

    private async Task<List<string[]>> ListAsync(string[] arguments, CancellationToken cancellationToken) =>
        [.. (await git.ReadLinesAsync(["ls-remote", .. arguments], limit, cancellationToken)).Select(line => line.Split('\t', 2))];
}

/// <summary>The last commit of a branch: the ref to fetch, the commit, and the branch's name for people.</summary>
internal sealed record GitTip(string Ref, string Commit, string Branch);
