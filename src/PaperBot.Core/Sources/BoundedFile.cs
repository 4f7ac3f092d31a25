namespace PaperBot.Sources;

/// <summary>Reads a file up to a maximum length, however long it says that it is: a device never ends, and a file may grow.</summary>
internal static class BoundedFile
{
    private const int BlockLength = 1 << 20;

    /// <summary>Reads a whole file; null if it is too long.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static byte[]? Read(string path, long maxLength)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var length = file.CanSeek ? file.Length : 0;
        if (length > maxLength)
        {
            return null;
        }

        // What has no length may never end, and is not worth as much memory.
        var max = length > 0 ? maxLength : Math.Min(maxLength, DocumentFolder.MaxLength);
        using var content = new MemoryStream((int)length);
        var block = new byte[BlockLength];
        for (var count = file.Read(block); count > 0; count = file.Read(block))
        {
            if (content.Length + count > max)
            {
                return null;
            }

            content.Write(block, 0, count);
        }

        return content.ToArray();
    }
}
