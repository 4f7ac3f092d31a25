namespace PaperBot.Storage;

/// <summary>
/// Short texts that are kept for a limited time, by kind and key, such as what a button stands for. What is there may go before its time: the earliest
/// to expire if there are more than <see cref="Limits.States"/>, and all when an entry is purged, since they may quote it.
/// </summary>
/// <remarks>Every method throws <see cref="StorageException"/> if the database cannot be used now.</remarks>
public interface IStateStore
{
    /// <summary>Sets a text, durably when it returns, in place of one with the same kind and key. Some that have expired are removed.</summary>
    /// <param name="kind">Whose text it is, such as <c>command</c>.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The text, of at most <see cref="Limits.StateLength"/> characters.</param>
    /// <param name="expires">When it expires, to the millisecond.</param>
    /// <exception cref="ArgumentOutOfRangeException">The text is too long.</exception>
#pragma warning disable CA1716 // A reserved word of Visual Basic, in which nobody calls it.
    void Set(string kind, string key, string value, DateTimeOffset expires);
#pragma warning restore CA1716

    /// <summary>Finds a text that has not expired; null if there is none.</summary>
    string? Find(string kind, string key, DateTimeOffset now);

    /// <summary>Removes a text, if it is there.</summary>
    void Remove(string kind, string key);
}
