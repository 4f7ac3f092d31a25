using PaperBot.Parsing;

namespace PaperBot.Sources;

/// <summary>
/// The documents in a folder and the folders below it, or one file. <see cref="LeftoverFiles"/>, hidden files and folders, and links are skipped.
/// </summary>
/// <param name="kind">The kind of source that entries name.</param>
/// <param name="path">The folder or file.</param>
public sealed class DocumentFolder(string kind, string path)
{
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

    /// <summary>Whether one file is read whatever it is, since a person has named it: a link, or the output of another program.</summary>
    public bool TrustsPath { get; init; }

    /// <summary>Lists the files, in ordinal order of their names.</summary>
    public FileList List()
    {
        if (File.Exists(path))
        {
            return new([new(Path.GetFileName(path), new FileInfo(path).Length, File.GetLastWriteTimeUtc(path))], [], IsComplete: true);
        }

        var skipped = new List<Problem>();
        var files = new List<FileStamp>();
        var total = new SourceTotal();
        var folders = new Stack<(DirectoryInfo Folder, int Depth)>([(new DirectoryInfo(_root), 0)]);
        while (!total.IsOver && folders.TryPop(out var next))
        {
            foreach (var item in next.Folder.EnumerateFileSystemInfos("*", Visible))
            {
                // What is skipped counts too, since looking at it takes time.
                if (!total.TryAdd(item is FileInfo { LinkTarget: null } found ? Math.Min(found.Length, Limits.DocumentBytes) : 0))
                {
                    skipped.Add(total.Problem);
                    break;
                }

                var name = Path.GetRelativePath(_root, item.FullName).Replace(Path.DirectorySeparatorChar, '/');
                if (LeftoverFiles.IsLeftover(item.Name) || item.LinkTarget is not null || (item is DirectoryInfo && next.Depth == Limits.FolderDepth))
                {
                    Skip(name, LeftoverFiles.IsLeftover(item.Name) ? LeftoverFiles.FindWarning(item.Name)
                        : item.LinkTarget is not null ? "This is a link, and is not followed. Copy the file into the folder, or read its own folder."
                        : $"Folders are nested more than {Limits.FolderDepth} deep here, and the rest is not read.");
                }
                else if (item is DirectoryInfo below)
                {
                    folders.Push((below, next.Depth + 1));
                }
                else
                {
                    files.Add(new(name, ((FileInfo)item).Length, item.LastWriteTimeUtc));
                }
            }
        }

        return new([.. files.OrderBy(stamp => stamp.File, StringComparer.Ordinal)], skipped, IsComplete: !total.IsOver);

        void Skip(string file, string? message)
        {
            if (message is not null && skipped.Count <= Limits.LoggedProblems)
            {
                skipped.Add(new(file, 0, ProblemSeverity.Warning, message));
            }
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file's name as in <see cref="List"/>.</param>
    /// <param name="problem">Why the file cannot be read, or null.</param>
    /// <returns>The document; null if it cannot be read.</returns>
    public SourceDocument? Read(string file, out Problem? problem)
    {
        var problems = new List<Problem>();
        var parts = ReadParts(file, problems).Take(2).ToList();
        problem = parts.Count > 1 ? new(file, 0, ProblemSeverity.Error, DocumentReader.TooLong) : problems.FirstOrDefault();
        return parts is [var document] ? document : null;
    }

    /// <summary>Reads a file that may be an export of any length, in parts of whole lines.</summary>
    /// <param name="file">The file's name as in <see cref="List"/>.</param>
    /// <param name="problems">Receives why the file, or the rest of it, cannot be read.</param>
    public IEnumerable<SourceDocument> ReadParts(string file, List<Problem> problems)
    {
        using var stream = Try(() => TrustsPath && File.Exists(path) ? SourceFile.OpenNamed(path) : SourceFile.Open(_root, file));
        for (var part = Try(() => stream is null ? null : DocumentPart.ReadFirst(stream)); part is not null; part = Try(() => part.ReadNext()))
        {
            yield return SourceDocument.Create(kind, _root, file, part.Content) with { FirstLine = part.FirstLine };
        }

        T? Try<T>(Func<T?> read) where T : class
        {
            try
            {
                return read();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                problems.Add(exception.Message == SourceFile.NotRegular ? new(file, 0, ProblemSeverity.Warning, $"This is not read. {exception.Message}")
                    : exception is InvalidDataException ? new(file, 0, ProblemSeverity.Error, exception.Message)
                    : new(file, 0, ProblemSeverity.Error, $"The file cannot be read: {exception.Message} Let PaperBot's user read it."));
                return null;
            }
        }
    }
}

/// <summary>The files of a folder.</summary>
/// <param name="Files">The files.</param>
/// <param name="Skipped">A warning for each file that a person may expect to be listed, but is not.</param>
/// <param name="IsComplete">False if the folder has more than may be listed.</param>
public sealed record FileList(IReadOnlyList<FileStamp> Files, IReadOnlyList<Problem> Skipped, bool IsComplete);

/// <summary>The properties by which a change of a file is noticed without reading it.</summary>
public sealed record FileStamp(string File, long Length, DateTime LastWrite);
