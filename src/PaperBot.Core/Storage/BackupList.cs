namespace PaperBot.Storage;

/// <summary>stub</summary>
public static class BackupList
{
    /// <summary>stub</summary>
    public static void Add(string path, string file) { }
}
