using PaperBot.Parsing;

namespace PaperBot.Sources;

/// <summary>
/// The documents in a folder and the folders below it, or one file, which is read whatever it is. <see cref="LeftoverFiles"/>, hidden files and
/// folders, and links that lead to a folder or out of this one, are skipped.
/// </summary>
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

    internal static string TooLong(long max = MaxLength) => $"The file is longer than {max} bytes, which is the maximum. Split it.";

    /// <summary>Lists the files, in ordinal order of their names.</summary>
    /// <param name="skipped">Receives a warning for each file that a person may expect to be listed, but is not; or null.</param>
    public IReadOnlyList<FileStamp> List(List<Problem>? skipped = null)
    {
        var files = File.Exists(path)
            ? [new FileStamp(Path.GetFileName(path), new FileInfo(path).Length, File.GetLastWriteTimeUtc(path))]
            : ListBelow(new DirectoryInfo(_root), skipped ?? []);
        return [.. files.OrderBy(stamp => stamp.File, StringComparer.Ordinal)];
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
            var isNamed = info.FullName == Path.GetFullPath(path);
            var target = isNamed ? info : LinkTarget.Find(info, _root);
            if (target is null)
            {
                problem = new(file, 0, ProblemSeverity.Warning, LinkTarget.Outside);
                return null;
            }

            // A pipe or device looks like an empty file. Reading one could block or never end, so that is done only if it was named itself.
            if (target.Length == 0 && !isNamed)
            {
                problem = new(file, 0, ProblemSeverity.Warning, "This is empty, or is a pipe, a socket or a device, and is not read.");
                return null;
            }

            if (BoundedFile.Read(target.FullName, maxLength) is { } content)
            {
                return SourceDocument.Create(kind, _root, file, content);
            }

            problem = new(file, 0, ProblemSeverity.Error, TooLong(maxLength));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = new(file, 0, ProblemSeverity.Error, $"The file cannot be read: {exception.Message} Let PaperBot's user read it.");
            return null;
        }
    }

    private IEnumerable<FileStamp> ListBelow(DirectoryInfo folder, List<Problem> skipped)
    {
        foreach (var item in folder.EnumerateFileSystemInfos("*", Visible))
        {
            var name = Path.GetRelativePath(_root, item.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (LeftoverFiles.IsLeftover(item.Name))
            {
                Warn(name, LeftoverFiles.FindWarning(item.Name));
            }
            else if (item is DirectoryInfo && LinkTarget.IsLink(item))
            {
                // It may lead to a folder above it.
                Warn(name, LinkTarget.ToFolder);
            }
            else if (item is DirectoryInfo below)
            {
                foreach (var stamp in ListBelow(below, skipped))
                {
                    yield return stamp;
                }
            }
            else if (LinkTarget.Find((FileInfo)item, _root) is { } file)
            {
                yield return new(name, file.Length, file.LastWriteTimeUtc);
            }
            else
            {
                Warn(name, LinkTarget.Outside);
            }
        }

        void Warn(string file, string? message)
        {
            if (message is not null)
            {
                skipped.Add(new(file, 0, ProblemSeverity.Warning, message));
            }
        }
    }
}

/// <summary>The properties by which a change of a file is noticed without reading it.</summary>
public sealed record FileStamp(string File, long Length, DateTime LastWrite);
