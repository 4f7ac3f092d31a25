namespace PaperBot.Search;

/// <summary>The index that answers look-ups. It is derived from the store and can be rebuilt from it at any time.</summary>
public interface IEntryIndex
{
    /// <summary>
    /// Opens the current state. A command opens it once, so that it works on one state throughout, and disposes of it; what it found has to be read
    /// before that.
    /// </summary>
    /// <exception cref="IndexException">The index cannot be used now.</exception>
    IIndexSnapshot Open();

    /// <summary>Opens the current state for look-ups that end when they are cancelled.</summary>
    /// <exception cref="IndexException">The index cannot be used now.</exception>
    IIndexSnapshot OpenCancellable(CancellationToken cancellationToken);

    /// <summary>Whether the store is empty and sample entries are shown.</summary>
    bool IsShowingSamples { get; }

    /// <summary>Whether look-ups can be answered: the index contains what the store contained when it was last compared.</summary>
    bool IsLoaded { get; }

    /// <summary>How far a rebuild of the index is, in percent; null if none is running.</summary>
    int? Progress { get; }

    /// <summary>Why the last <see cref="Refresh"/> failed, so that look-ups do not see what has changed since, and how to fix it; null if it did not.</summary>
    string? Problem { get; }

    /// <summary>Reads what this process or another has changed in the store.</summary>
    /// <returns>Whether there were changes.</returns>
    /// <exception cref="IndexException">The index cannot be written.</exception>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    bool Refresh();
}
