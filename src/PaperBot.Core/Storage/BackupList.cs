namespace PaperBot.Storage;

/// <summary>The verified backups of a database, in a file beside it with the ending <c>.backups</c>: a full path a line, the newest last.</summary>
public static class BackupList
{
    /// <summary>Adds a backup. It is a backup even if it cannot be added.</summary>
    /// <param name="path">The full path of the database.</param>
    /// <param name="file">The full path of the backup.</param>
    public static void Add(string path, string file)
    {
        try
        {
            File.AppendAllLines(ListPath(path), [file]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The list only makes messages more helpful.
        }
    }

    /// <summary>Finds the newest backup of a database that still exists, or null.</summary>
    /// <param name="path">The full path of the database.</param>
    public static string? FindNewest(string path) => FindAll(path) is [.., var newest] ? newest : null;

    /// <summary>Finds the backups of a database that still exist, the newest last.</summary>
    /// <param name="path">The full path of the database.</param>
    public static IReadOnlyList<string> FindAll(string path)
    {
        try
        {
            return File.Exists(ListPath(path)) ? [.. File.ReadLines(ListPath(path)).Where(File.Exists)] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string ListPath(string path) => $"{path}.backups";
}
