using System.Globalization;
using System.Text;

namespace PaperBot.Sources;

/// <summary>A bare copy of one branch's last commit. It can be thrown away at any time: it holds nothing that the repository does not.</summary>
/// <param name="git">Runs git.</param>
/// <param name="url">The repository.</param>
/// <param name="folder">The copy's folder, with <c>.new</c> behind it while it is being made.</param>
/// <param name="patience">How long git may take; ten times as long to fetch.</param>
internal sealed class GitMirror(GitProgram git, string url, string folder, TimeSpan patience)
{
    private const string Tip = "refs/paperbot/tip";

    /// <summary>Whether there is one.</summary>
    public bool Exists => Directory.Exists(folder);

    /// <summary>Brings a ref of the repository here, unless its commit is here already.</summary>
    /// <param name="name">The ref.</param>
    /// <param name="commit">Where it was when asked.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The commit that is here now, which may be a later one.</returns>
    public async Task<string> FetchAsync(string name, string commit, CancellationToken cancellationToken)
    {
        if (!Exists)
        {
            await MakeAsync(name, commit, cancellationToken);
        }
        else if (await FindCommitAsync(cancellationToken) != commit)
        {
            await BringAsync(folder, name, cancellationToken);
        }

        return await FindCommitAsync(cancellationToken) ?? throw new GitException("The copy has no commit.");
    }

    /// <summary>The commit that is here, or null.</summary>
    public async Task<string?> FindCommitAsync(CancellationToken cancellationToken)
    {
        var lines = await git.ReadLinesAsync([.. Here, "for-each-ref", "--format=%(objectname)", Tip], patience, cancellationToken);
        return lines.FirstOrDefault();
    }

    /// <summary>The files of a commit: no submodules and no symbolic links.</summary>
    public Task<List<GitFile>> ListAsync(string commit, CancellationToken cancellationToken) =>
        git.RunAsync([.. Here, "ls-tree", "-r", "-z", "-l", "--full-tree", commit], patience, ReadTreeAsync, cancellationToken);

    /// <summary>What the blobs hold, by their ids.</summary>
    public Task<Dictionary<string, byte[]>> ReadAsync(IReadOnlyCollection<string> blobs, CancellationToken cancellationToken) => git.RunAsync(
        [.. Here, "cat-file", "--batch"], patience, (stream, token) => ReadBlobsAsync(stream, blobs, token), cancellationToken,
        string.Concat(blobs.Select(blob => $"{blob}\n")));

    /// <summary>Throws the copy away.</summary>
    public void Discard() => Delete(folder);

    private string[] Here => ["--git-dir", folder];

    /// <summary>A copy that is cut off in the making never gets the name under which one is looked for.</summary>
    private async Task MakeAsync(string name, string commit, CancellationToken cancellationToken)
    {
        var half = $"{folder}.new";
        Delete(half);
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var format = commit.Length == 64 ? "sha256" : "sha1";
        await git.ReadLinesAsync(["init", "--quiet", "--bare", "--template=", $"--object-format={format}", "--", half], patience, cancellationToken);
        await BringAsync(half, name, cancellationToken);
        Delete(folder);
        Directory.Move(half, folder);
    }

    // The last commit alone: its tree decides, and what led to it may be rewritten, or years of pictures.
    private Task<string[]> BringAsync(string into, string name, CancellationToken cancellationToken) => git.ReadLinesAsync(
        ["--git-dir", into, "fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--force", "--", url, $"+{name}:{Tip}"],
        patience * 10, cancellationToken);

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

        // Git writes its objects read-only, which stops a deletion on Windows.
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<List<GitFile>> ReadTreeAsync(Stream stream, CancellationToken cancellationToken)
    {
        var all = new MemoryStream();
        await stream.CopyToAsync(all, cancellationToken);
        var rest = all.GetBuffer().AsSpan(0, (int)all.Length);
        var files = new List<GitFile>();
        while (rest.IndexOf((byte)0) is >= 0 and var end)
        {
            // 100644 blob 587be6b4…       2<TAB>notes/a.md
            var tab = rest[..end].IndexOf((byte)'\t');
            var about = Encoding.ASCII.GetString(rest[..Math.Max(tab, 0)]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (about.Length != 4)
            {
                throw new InvalidDataException("The tree cannot be read.");
            }

            if (about[1] == "blob" && about[0].StartsWith("100", StringComparison.Ordinal))
            {
                files.Add(new(rest[(tab + 1)..end].ToArray(), about[2],
                    long.TryParse(about[3], CultureInfo.InvariantCulture, out var size) ? size : throw new InvalidDataException($"The object {about[2]} is broken.")));
            }

            rest = rest[(end + 1)..];
        }

        return files;
    }

    private static async Task<Dictionary<string, byte[]>> ReadBlobsAsync(Stream stream, IReadOnlyCollection<string> blobs, CancellationToken cancellationToken)
    {
        var contents = new Dictionary<string, byte[]>();
        using var buffered = new BufferedStream(stream, 65536);
        foreach (var blob in blobs)
        {
            // 587be6b4… blob 2<LF>…<LF>, or: 587be6b4… missing<LF>
            var about = (await ReadLineAsync(buffered, cancellationToken)).Split(' ');
            if (about is not [_, "blob", var size])
            {
                throw new InvalidDataException($"The object {blob} is broken.");
            }

            contents[blob] = new byte[int.Parse(size, CultureInfo.InvariantCulture)];
            await buffered.ReadExactlyAsync(contents[blob], cancellationToken);
            await ReadLineAsync(buffered, cancellationToken);
        }

        return contents;
    }

    private static async Task<string> ReadLineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var next = new byte[1];
        while (true)
        {
            await stream.ReadExactlyAsync(next, cancellationToken);
            if (next[0] == '\n')
            {
                return line.ToString();
            }

            line.Append((char)next[0]);
        }
    }
}

/// <summary>A file in a commit.</summary>
/// <param name="Name">Its path from the root: bytes, since git keeps them as they were given to it.</param>
/// <param name="Blob">The id of what it holds.</param>
/// <param name="Length">Its bytes.</param>
internal sealed record GitFile(byte[] Name, string Blob, long Length);
