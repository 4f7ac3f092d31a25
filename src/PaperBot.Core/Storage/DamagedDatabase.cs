namespace PaperBot.Storage;

/// <summary>Says what to do about a damaged database.</summary>
public static class DamagedDatabase
{
    /// <summary>The message of a <see cref="StorageException"/>.</summary>
    public static string Message(string path, string detail) => $"{path} is damaged: {detail}.";
}
