using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace PaperBot.Sources;

/// <summary>
/// Opens the files of sources. What a file is, and where it is, is asked of the opened handle: a name can be given to something else at any moment.
/// </summary>
internal static class SourceFile
{
    /// <summary>Opens a regular file below a folder, which no link on the way leads out of.</summary>
    /// <param name="folder">The folder's full path.</param>
    /// <param name="file">The file's path in the folder.</param>
    /// <exception cref="IOException">The file cannot be read, or is no regular file of the folder.</exception>
    public static FileStream Open(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        var handle = OperatingSystem.IsWindows() ? File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete) : OpenWithoutWaiting(path);
        var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);

        // A pipe cannot seek; a device has no length.
        if (stream.CanSeek && stream.Length > 0 && IsAt(handle, folder, file))
        {
            return stream;
        }

        stream.Dispose();
        throw new IOException(NotRegular);
    }

    /// <summary>Opens whatever a person has named, such as the output of another program.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FileStream OpenNamed(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    internal static string NotRegular => "It is empty, or not a regular file of this folder but a link, a pipe or a device. Copy the file into the folder.";

    /// <summary>Opening a pipe would wait for its other end.</summary>
    private static SafeFileHandle OpenWithoutWaiting(string path)
    {
        var (nonBlocking, closeOnExec) = OperatingSystem.IsMacOS() ? (0x4, 0x1000000) : (0x800, 0x80000);
        var descriptor = Open(Encoding.UTF8.GetBytes(path + "\0"), nonBlocking | closeOnExec);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw new IOException(new Win32Exception(Marshal.GetLastPInvokeError()).Message + ".");
    }

    // Linux says where an opened file is: in the folder itself, or where a link has led to. Other systems have only their lists of files.
    private static bool IsAt(SafeFileHandle file, string folder, string name) => !OperatingSystem.IsLinux() || PathOf(file) is var path
        && path.EndsWith($"/{name}", StringComparison.Ordinal)
        && PathOf(folder) is var root && path == Path.Combine(root, name);

    private static string PathOf(string folder)
    {
        using var handle = OpenWithoutWaiting(folder);
        return PathOf(handle);
    }

    private static string PathOf(SafeFileHandle handle) => File.ResolveLinkTarget($"/proc/self/fd/{handle.DangerousGetHandle()}", returnFinalTarget: false)!.FullName;

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);
}
