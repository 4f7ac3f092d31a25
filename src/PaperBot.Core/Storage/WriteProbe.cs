namespace PaperBot.Storage;

/// <summary>Finds out whether a database can be written now: whether its disk has room and accepts changes, and the file may be changed.</summary>
public static class WriteProbe
{
    // At least what the smallest commit of any engine adds.
    private const int Length = 64 * 1024;

    private static readonly Lock OneAtATime = new();

    /// <summary>Writes a file beside the database, and deletes it.</summary>
    /// <param name="path">The full path of the database.</param>
    /// <exception cref="StorageException">Nothing can be written now.</exception>
    public static void Run(string path)
    {
        lock (OneAtATime)
        {
            var probe = $"{path}.probe";
            try
            {
                if (!Environment.IsPrivilegedProcess && new FileInfo(path).IsReadOnly)
                {
                    throw new UnauthorizedAccessException("It is read-only.");
                }

                File.Delete(probe);
                using var file = File.OpenHandle(probe, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
                RandomAccess.Write(file, new byte[Length], fileOffset: 0);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new StorageException(
                    $"{path} cannot be written: {exception.Message} Free some space if the disk is full; otherwise let PaperBot's user write to the file, its folder and its disk.", exception)
                {
                    IsTemporary = true,
                };
            }
            finally
            {
                TryDelete(probe);
            }
        }
    }

    private static void TryDelete(string probe)
    {
        try
        {
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next probe deletes it.
        }
    }
}
