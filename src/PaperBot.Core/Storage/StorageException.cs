namespace PaperBot.Storage;

/// <summary>The store cannot be used. The message says why, and how to fix it. What was committed before is kept.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the same may succeed later: the database is in use, or the disk is full. If not, the settings or the file must be changed.</summary>
    public bool IsTemporary { get; init; }
}
