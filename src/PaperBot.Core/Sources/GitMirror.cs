namespace PaperBot.Sources;

/// <summary>A bare local copy of the last commit of one branch. It can be deleted at any time, since it contains nothing but what the repository has.</summary>
internal sealed class GitMirror(GitProgram git, string url, string folder, TimeSpan limit)
{
    private const string Tip = "refs/paperbot/tip";

    private static readonly string[] Formats = ["sha1", "sha256"];

    /// <summary>Whether there is a copy. One with another configuration than ours, which could start programs, is none.</summary>
    public bool Exists => Directory.Exists(folder) && Formats.Any(format => HasContent(Path.Combine(folder, "config"), Configuration(format)))
        && !File.Exists(Path.Combine(folder, "objects", "info", "alternates"));

    /// <summary>Fetches a ref, unless its commit is here already. Returns the commit that is here now, which may be a later one.</summary>
    public async Task<string> FetchAsync(string name, string commit, CancellationToken cancellationToken)
    {
        if (!Exists)
        {
            await CreateAsync(name, commit, cancellationToken);
        }
        else if (await FindCommitAsync(cancellationToken) != commit)
        {
            await FetchIntoAsync(folder, name, cancellationToken);
            if (IsTooLong(folder))
            {
                // What is no longer in the branch goes with the old copy.
                await CreateAsync(name, commit, cancellationToken);
            }
        }

        return await GetCommitAsync(cancellationToken);
    }

    /// <summary>The commit that is here.</summary>
    /// <exception cref="GitException">There is none.</exception>
    public async Task<string> GetCommitAsync(CancellationToken cancellationToken) =>
        await FindCommitAsync(cancellationToken) ?? throw new GitException("The copy has no commit.");

    /// <summary>Reads the list of a commit's files, without submodules and symbolic links, as far as it is wanted.</summary>
    public Task<T> ListAsync<T>(string commit, Func<IAsyncEnumerable<GitFile>, CancellationToken, Task<T>> read, CancellationToken cancellationToken) => git.RunAsync(
        ["--git-dir", folder, "ls-tree", "-r", "-z", "-l", "--full-tree", commit], limit,
        (stream, token) => read(GitOutput.ReadTreeAsync(stream, token), token), cancellationToken);

    /// <summary>Reads the contents of files, by their blobs.</summary>
    public Task<Dictionary<string, byte[]>> ReadAsync(IReadOnlyCollection<GitFile> files, CancellationToken cancellationToken) => git.RunAsync(
        ["--git-dir", folder, "cat-file", "--batch"], limit, (stream, token) => GitOutput.ReadBlobsAsync(stream, files, token), cancellationToken,
        string.Concat(files.Select(file => $"{file.Blob}\n")));

    public void Delete() => Delete(folder);

    private async Task<string?> FindCommitAsync(CancellationToken cancellationToken)
    {
        var lines = await git.ReadLinesAsync(["--git-dir", folder, "for-each-ref", "--format=%(objectname)", Tip], limit, cancellationToken);
        return lines.FirstOrDefault();
    }

    // A copy gets its final name only when it is complete.
    private async Task CreateAsync(string name, string commit, CancellationToken cancellationToken)
    {
        var partial = $"{folder}.new";
        Delete(partial);
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var format = Formats[commit.Length == 64 ? 1 : 0];
        await git.ReadLinesAsync(["init", "--quiet", "--bare", "--template=", $"--object-format={format}", "--", partial], limit, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(partial, "config"), Configuration(format), cancellationToken);
        await FetchIntoAsync(partial, name, cancellationToken);
        if (IsTooLong(partial))
        {
            Delete(partial);
            throw new SourceException($"The branch is longer than {Limits.MirrorBytes} bytes, which is the maximum. Remove what is no note from it.");
        }

        Delete(folder);
        Directory.Move(partial, folder);
    }

    // Only the last commit: its tree is all that is needed, and the history may be rewritten, or be full of old pictures.
    private Task<string[]> FetchIntoAsync(string target, string name, CancellationToken cancellationToken) => git.ReadLinesAsync(
        ["--git-dir", target, "fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--force", "--", url, $"+{name}:{Tip}"],
        limit * 10, cancellationToken);

    private static bool IsTooLong(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) > Limits.MirrorBytes;

    private static string Configuration(string format) =>
        $"[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = {format}\n";

    private static bool HasContent(string file, string content)
    {
        try
        {
            return new FileInfo(file) is { LinkTarget: null, Exists: true, Length: var length } && length == content.Length && File.ReadAllText(file) == content;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Delete(string folder)
    {
        if (!Directory.Exists(folder))
        {
            if (File.Exists(folder))
            {
                File.Delete(folder);
            }

            return;
        }

        // Git writes its objects read-only, and Windows does not delete such files.
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(folder, recursive: true);
    }
}
