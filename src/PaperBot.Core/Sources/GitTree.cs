using System.Text;
using PaperBot.Entries;
using PaperBot.Parsing;

namespace PaperBot.Sources;

/// <summary>The documents of a commit: visible files, but for pictures and other attachments.</summary>
internal sealed class GitTree
{
    private static readonly HashSet<string> Attachments = new(StringComparer.OrdinalIgnoreCase)
    {
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".heic", ".ico", ".pdf", ".mp3", ".m4a", ".wav", ".mp4", ".mov", ".webm", ".zip", ".gz",
        ".canvas", ".excalidraw", ".base",
    };

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SortedDictionary<string, string?> _blobs = new(StringComparer.Ordinal);
    private readonly List<Problem> _problems = [];

    /// <summary>The blobs of the documents by their names from the root, in ordinal order; null for what cannot be read.</summary>
    public IReadOnlyDictionary<string, string?> Blobs => _blobs;

    /// <summary>What cannot be read.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The documents of a repository that has no commit yet.</summary>
    public static GitTree Empty { get; } = new() { _problems = { new("", 0, ProblemSeverity.Warning, "The repository is empty. Push notes to it.") } };

    /// <summary>The documents in a folder of a commit and in the folders below it.</summary>
    /// <param name="files">All files of the commit.</param>
    /// <param name="folder">The folder, or one file, from the root, without a slash at its end; empty for all.</param>
    /// <returns>The documents, or null if there is no such folder.</returns>
    public static GitTree? Find(IEnumerable<GitFile> files, string folder)
    {
        var tree = new GitTree();
        var exists = folder == "";
        foreach (var file in files)
        {
            var (name, isText) = Decode(file.Name);
            if (FindBelow(name, folder) is { } below)
            {
                exists = true;
                if (!$"/{below}".Contains("/.", StringComparison.Ordinal) && !Attachments.Contains(Path.GetExtension(below)))
                {
                    tree.Add(name, isText, file);
                }
            }
        }

        return exists ? tree : null;
    }

    private void Add(string name, bool isText, GitFile file)
    {
        var wrong = !isText ? "The file's name is not UTF-8, or holds control characters. Rename it."
            : file.Length > DocumentFolder.MaxLength ? DocumentFolder.TooLong(file.Length)
            : null;
        _blobs[name] = wrong is null ? file.Blob : null;
        if (wrong is not null)
        {
            _problems.Add(new(name, 0, ProblemSeverity.Error, wrong));
        }
    }

    /// <summary>A Mac may have written the folder's name with its letters taken apart.</summary>
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
            return text.Any(char.IsControl) ? (string.Concat(text.Select(sign => char.IsControl(sign) ? '\uFFFD' : sign)), false) : (text, true);
        }
        catch (DecoderFallbackException)
        {
            return (string.Concat(Encoding.UTF8.GetString(name).Select(sign => char.IsControl(sign) ? '\uFFFD' : sign)), false);
        }
    }
}
