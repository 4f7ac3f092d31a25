namespace PaperBot.Storage;

/// <summary>The store cannot be used. The message says why, and how to fix it.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
