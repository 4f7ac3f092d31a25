namespace PaperBot.Storage;

/// <summary>What is said of a damaged database, whatever its engine.</summary>
public static class DamagedDatabase
{
    /// <summary>Says that a database is damaged, and how to restore it.</summary>
    /// <param name="path">The full path of the database.</param>
    /// <param name="detail">What is damaged, without a full stop.</param>
    public static string Message(string path, string detail) => $"{path} is damaged: {detail}. " + (BackupList.FindNewest(path) is { } newest
        ? $"The newest backup is {newest}: 'paperbot restore {newest} --force' puts it back and keeps the damaged file."
        : "Restore a backup with 'paperbot restore FILE --force', which keeps the damaged file.");
}
