using System.Security.Cryptography;
using PaperBot.Parsing;

namespace PaperBot.Sources;

/// <summary>Documents in a folder and the folders below it, or one file. Hidden files and folders, and links to folders, are passed over.</summary>
/// <param name="kind">What entries name as the kind of their source.</param>
/// <param name="path">The folder or file.</param>
/// <param name="maxLength">The bytes of the longest document that is read.</param>
public sealed class DocumentFolder(string kind, string path, long maxLength = DocumentFolder.MaxLength)
{
    /// <summary>The bytes of the longest document that is read, unless a person asks for it.</summary>
    internal const long MaxLength = 64 * 1024 * 1024;

    // A folder that may not be read is no empty one: what it held would count as gone.
    private static readonly EnumerationOptions Visible = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        IgnoreInaccessible = false,
    };

    private readonly string _root = File.Exists(path) ? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))! : System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));

    /// <summary>What entries name as the kind of their source.</summary>
    public string Kind => kind;

    /// <summary>The folder's full path.</summary>
    public string Location => _root;

    /// <summary>Whether there is such a folder or file now.</summary>
    public bool Exists => File.Exists(path) || Directory.Exists(_root);

    /// <summary>Says that a document is too long.</summary>
    internal static string TooLong(long length, long most = MaxLength) => $"The file has {length} bytes, and {most} is the most that is read. Divide it.";

    /// <summary>The files there are now, in ordinal order of their names.</summary>
    public IReadOnlyList<FileStamp> List()
    {
        var files = File.Exists(path) ? [new FileInfo(path)] : Below(new DirectoryInfo(_root));
        return
        [
            .. files.Select(file => new FileStamp(Name(file.FullName), file.Length, file.LastWriteTimeUtc))
                .OrderBy(stamp => stamp.File, StringComparer.Ordinal),
        ];
    }

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its name as <see cref="List"/> gives it.</param>
    /// <param name="problem">Why it could not be read, or null.</param>
    /// <returns>The document, or null if it could not be read.</returns>
    public SourceDocument? Read(string file, out Problem? problem)
    {
        problem = null;
        try
        {
            var info = new FileInfo(System.IO.Path.Combine(_root, file));
            if (info.Length > maxLength)
            {
                problem = new(file, 0, ProblemSeverity.Error, TooLong(info.Length, maxLength));
                return null;
            }

            // A pipe looks like an empty file, and reading one that nobody asked for would wait for its writer.
            var content = info.Length == 0 && info.FullName != System.IO.Path.GetFullPath(path) ? [] : File.ReadAllBytes(info.FullName);
            return new(new(kind, _root, file, Convert.ToHexStringLower(SHA256.HashData(content))), content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = new(file, 0, ProblemSeverity.Error, $"The file cannot be read: {exception.Message} Let PaperBot's user read it.");
            return null;
        }
    }

    // A link to a folder is passed over, since it may lead back up.
    private static IEnumerable<FileInfo> Below(DirectoryInfo folder) => folder.EnumerateFiles("*", Visible)
        .Concat(folder.EnumerateDirectories("*", Visible).Where(below => below.LinkTarget is null).SelectMany(Below));

    private string Name(string fullPath) => System.IO.Path.GetRelativePath(_root, fullPath).Replace(System.IO.Path.DirectorySeparatorChar, '/');
}

/// <summary>What tells, without reading it, that a file is not what it was.</summary>
public sealed record FileStamp(string File, long Length, DateTime LastWrite);
