namespace PaperBot.Storage;

/// <summary>Tells pipes and devices from files: reading a pipe waits for whoever writes to it, perhaps for ever, and a file in the place of a device breaks the machine.</summary>
public static class SpecialFile
{
    private const string Devices = "/dev/";
    private const string SharedMemory = "/dev/shm/";

    /// <summary>Whether a path exists and is a pipe or a device, or an empty file that cannot be told from one.</summary>
    public static bool Is(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        var full = Path.GetFullPath(path);
        return (full.StartsWith(Devices, StringComparison.Ordinal) && !full.StartsWith(SharedMemory, StringComparison.Ordinal))
            || (new FileInfo(full).Length == 0 && !CanSeek(full));
    }

    private static bool CanSeek(string path)
    {
        try
        {
            // Opening a pipe for reading and writing does not wait for the other side (fifo(7)).
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return stream.CanSeek;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }
}
