using System.Text;
using PaperBot.Parsing;

namespace PaperBot.Sources;

/// <summary>The documents of a commit: the files without <see cref="LeftoverFiles"/>, pictures and other attachments.</summary>
internal sealed class GitTree
{
    private static readonly HashSet<string> Attachments = new(StringComparer.OrdinalIgnoreCase)
    {
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".heic", ".ico", ".pdf", ".mp3", ".m4a", ".wav", ".mp4", ".mov", ".webm", ".zip", ".gz",
        ".canvas", ".excalidraw", ".base",
    };

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SortedDictionary<string, GitFile?> _blobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _equal = [];
    private readonly List<Problem> _problems = [];
    private readonly SourceTotal _total = new();

    /// <summary>The documents by their paths from the root, in ordinal order; null for a file that cannot be read.</summary>
    public IReadOnlyDictionary<string, GitFile?> Blobs => _blobs;

    /// <summary>False if the commit has more files than may be read.</summary>
    public bool IsComplete => !_total.IsOver;

    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The tree of a repository without commits.</summary>
    public static GitTree Empty { get; } = new() { _problems = { new("", 0, ProblemSeverity.Warning, "The repository is empty. Push notes to it.") } };

    /// <summary>Finds the documents below a folder, or the one file, with a path from the root (empty for all); null if there is none.</summary>
    /// <remarks>The rest of the files is not listed when there are too many.</remarks>
    public static async Task<GitTree?> FindAsync(IAsyncEnumerable<GitFile> files, string folder, CancellationToken cancellationToken)
    {
        var tree = new GitTree();
        var exists = folder == "";
        await foreach (var file in files.WithCancellation(cancellationToken))
        {
            var (name, isText) = Decode(file.Name);
            if (FindBelow(name, folder) is { } below)
            {
                exists = true;
                if (!tree._total.TryAdd(file.Length > Limits.DocumentBytes ? 0 : file.Length))
                {
                    tree._problems.Add(tree._total.Problem);
                    break;
                }

                tree.Add(name, below, isText, file);
            }
        }

        return exists ? tree : null;
    }

    private void Add(string name, string below, bool isText, GitFile file)
    {
        if (Attachments.Contains(Path.GetExtension(below)))
        {
            return;
        }

        if (below.Split('/').Any(LeftoverFiles.IsLeftover))
        {
            if (LeftoverFiles.FindWarning(Path.GetFileName(below)) is { } warning)
            {
                _problems.Add(new(name, 0, ProblemSeverity.Warning, warning));
            }

            return;
        }

        var error = !isText ? "The file's name is not UTF-8, or contains control characters. Rename the file."
            : file.Length > Limits.DocumentBytes ? DocumentReader.TooLong
            : (_equal[file.Blob] = _equal.GetValueOrDefault(file.Blob) + 1) > Limits.EqualFiles
                ? $"{Limits.EqualFiles} other files have the same content, so this one is not read. Delete the copies."
            : null;
        _blobs[name] = error is null ? file : null;
        if (error is not null)
        {
            _problems.Add(new(name, 0, ProblemSeverity.Error, error));
        }
    }

    // A Mac may have written the folder's name in decomposed form.
    private static string? FindBelow(string name, string folder)
    {
        if (folder == "")
        {
            return name;
        }

        var (whole, within) = (FoldedText.Normalize(name), FoldedText.Normalize(folder));
        return whole == within ? Path.GetFileName(whole)
            : whole.StartsWith($"{within}/", StringComparison.Ordinal) ? whole[(within.Length + 1)..]
            : null;
    }

    private static (string Name, bool IsText) Decode(byte[] name)
    {
        try
        {
            var text = Strict.GetString(name);
            return text.Any(char.IsControl) ? (WithoutControls(text), false) : (text, true);
        }
        catch (DecoderFallbackException)
        {
            return (WithoutControls(Encoding.UTF8.GetString(name)), false);
        }
    }

    private static string WithoutControls(string name) => string.Concat(name.Select(character => char.IsControl(character) ? '\uFFFD' : character));
}
