namespace PaperBot.Storage;

/// <summary>Copies everything from one database to a new one, whatever their engines.</summary>
public static class DatabaseCopy
{
    /// <summary>Copies everything, and verifies the copy before it gets its name.</summary>
    /// <param name="source">The database to copy, which other processes may use.</param>
    /// <param name="engine">The engine of the copy.</param>
    /// <param name="path">The full path of the copy, which must not exist.</param>
    /// <returns>The number of records.</returns>
    /// <exception cref="StorageException">Nothing was copied.</exception>
    public static int Copy(IDatabase source, IStorageEngine engine, string path)
    {
        if (Path.Exists(path))
        {
            throw new StorageException($"{path} exists already, and a copy never overwrites a file. Name another file, or move that one.");
        }

        var folder = $"{path}.{Path.GetRandomFileName()}.partial";
        try
        {
            Directory.CreateDirectory(folder);
            using var target = engine.Open(Path.Combine(folder, Path.GetFileName(path)));
            var read = new RecordSum();
            source.ReadRecords(records =>
            {
                read.Add(records);
                target.AddRecords(records);
            });

            var written = RecordSum.Of(target);
            if (written != read)
            {
                throw new StorageException($"The copy of {read.Count} records has {written.Count} records, or others. Nothing was copied; please report this.");
            }

            target.BackUp(path);
            return read.Count;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"Nothing was copied: {exception.Message} Name a folder that PaperBot can write to.", exception);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
