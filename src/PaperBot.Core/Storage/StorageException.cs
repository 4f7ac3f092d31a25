namespace PaperBot.Storage;

/// <summary>The store cannot be used. The message says why, and how to fix it.</summary>
public sealed class StorageException : Exception
{
    /// <inheritdoc/>
    public StorageException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
