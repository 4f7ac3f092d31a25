namespace PaperBot.Storage;

/// <summary>The store cannot be used; the message says why and how to mend it.</summary>
public sealed class StorageException : Exception
{
    /// <inheritdoc/>
    public StorageException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
