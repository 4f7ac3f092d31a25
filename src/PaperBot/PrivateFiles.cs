using System.Runtime.InteropServices;
using PaperBot.Storage;

namespace PaperBot;

/// <summary>Keeps what PaperBot writes from the other users of the machine. On Windows the folder's own rights decide.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode Read = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enter = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly EnumerationOptions AllFiles = new() { AttributesToSkip = FileAttributes.None };

    /// <summary>From now on, this process and those that it starts create files with the mode 0600, and folders with 0700.</summary>
    public static void CreateOnlyPrivate()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetUserMask(0b000_111_111);
        }
    }

    /// <summary>Finds the files and folders of a database that other users can read, such as those of an earlier version.</summary>
    public static IReadOnlyList<string> FindReadable(StorageOptions options)
    {
        var path = Path.GetFullPath(options.Path);
        return !Directory.Exists(options.Folder) ? [] :
        [
            .. Directory.EnumerateFileSystemEntries(options.Folder, $"{Path.GetFileName(path)}*", AllFiles)
                .Append(Path.Combine(options.Folder, "sources"))
                .Concat(BackupList.FindAll(path))
                .Where(file => new FileInfo(file).LinkTarget is null && Path.Exists(file) && Allows(file, Read) && CanBeEntered(Path.GetDirectoryName(file)))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool CanBeEntered(string? folder) => folder is null || (Allows(folder, Enter) && CanBeEntered(Path.GetDirectoryName(folder)));

    private static bool Allows(string file, UnixFileMode others) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & others) != 0;

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetUserMask(uint mask);
}
