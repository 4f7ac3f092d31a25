using PaperBot.Parsing;

namespace PaperBot.Sources;

/// <summary>The documents in a folder and the folders below it, or one file. Hidden files and folders, and links to folders, are skipped.</summary>
/// <param name="kind">The kind of source that entries name.</param>
/// <param name="path">The folder or file.</param>
/// <param name="maxLength">The maximum length of a document, in bytes.</param>
public sealed class DocumentFolder(string kind, string path, long maxLength = DocumentFolder.MaxLength)
{
    /// <summary>The maximum length of a document of a source, in bytes.</summary>
    internal const long MaxLength = 64 * 1024 * 1024;

    // An inaccessible folder must not look empty, or its documents would count as removed.
    private static readonly EnumerationOptions Visible = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        IgnoreInaccessible = false,
    };

    private readonly string _root = File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>The kind of source that entries name.</summary>
    public string Kind => kind;

    /// <summary>The folder's full path.</summary>
    public string Location => _root;

    /// <summary>Whether the folder or file exists.</summary>
    public bool Exists => File.Exists(path) || Directory.Exists(_root);

    internal static string TooLong(long length, long max = MaxLength) => $"The file has {length} bytes, but the maximum is {max}. Split it.";

    /// <summary>Lists the files, in ordinal order of their names.</summary>
    public IReadOnlyList<FileStamp> List()
    {
        var files = File.Exists(path) ? [new FileInfo(path)] : Below(new DirectoryInfo(_root));
        return
        [
            .. files.Select(file => new FileStamp(RelativeName(file.FullName), file.Length, file.LastWriteTimeUtc))
                .OrderBy(stamp => stamp.File, StringComparer.Ordinal),
        ];
    }

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file's name as in <see cref="List"/>.</param>
    /// <param name="problem">Why the file cannot be read, or null.</param>
    /// <returns>The document; null if it cannot be read.</returns>
    public SourceDocument? Read(string file, out Problem? problem)
    {
        problem = null;
        try
        {
            var info = new FileInfo(Path.Combine(_root, file));
            if (info.Length > maxLength)
            {
                problem = new(file, 0, ProblemSeverity.Error, TooLong(info.Length, maxLength));
                return null;
            }

            // A pipe looks like an empty file. Reading one would block, so that is done only if the pipe itself was named.
            var content = info.Length == 0 && info.FullName != Path.GetFullPath(path) ? [] : File.ReadAllBytes(info.FullName);
            return SourceDocument.Create(kind, _root, file, content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = new(file, 0, ProblemSeverity.Error, $"The file cannot be read: {exception.Message} Let PaperBot's user read it.");
            return null;
        }
    }

    // A link to a folder is skipped, since it may lead to a folder above it.
    private static IEnumerable<FileInfo> Below(DirectoryInfo folder) => folder.EnumerateFiles("*", Visible)
        .Concat(folder.EnumerateDirectories("*", Visible).Where(below => below.LinkTarget is null).SelectMany(Below));

    private string RelativeName(string fullPath) => Path.GetRelativePath(_root, fullPath).Replace(Path.DirectorySeparatorChar, '/');
}

/// <summary>The properties by which a change of a file is noticed without reading it.</summary>
public sealed record FileStamp(string File, long Length, DateTime LastWrite);
