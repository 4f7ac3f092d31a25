namespace PaperBot.Storage;

/// <summary>An open database, and its maintenance.</summary>
/// <remarks>Every method throws <see cref="StorageException"/> if the database cannot be used now.</remarks>
public interface IDatabase : IDisposable
{
    /// <summary>The entries, documents and sources.</summary>
    IEntryStore Entries { get; }

    /// <summary>The subscriptions.</summary>
    ISubscriptionStore Subscriptions { get; }

    /// <summary>The outbox and the ledger.</summary>
    IDeliveryStore Deliveries { get; }

    /// <summary>The entries that people saved.</summary>
    ISavedStore Saved { get; }

    /// <summary>Short texts that are kept for a limited time.</summary>
    IStateStore States { get; }

    /// <summary>Describes the database, after making sure that it can be read and that its file has been neither deleted nor replaced.</summary>
    DatabaseDescription Describe();

    /// <summary>Reads everything, and returns what is damaged; nothing if it is sound.</summary>
    IReadOnlyList<string> Check();

    /// <summary>Writes a consistent copy in a single file and verifies it, while other processes use the database.</summary>
    /// <param name="file">The full path of the copy, which must not exist.</param>
    /// <exception cref="StorageException">The copy was not written.</exception>
    void BackUp(string file);

    /// <summary>
    /// Removes entries for good, withdrawn or not: with their contributions to documents, their deliveries, their places in saved lists, what was
    /// found when their papers were looked up, and all states, which may quote them. Nothing of them, nor of anything else that was removed or
    /// changed before, is left in the files. Unknown ones are left out. The <see cref="StoreChanges.History"/> is another one then.
    /// </summary>
    /// <param name="entries">The entries.</param>
    /// <param name="person">
    /// A person who is forgotten as well, such as <c>Slack U456</c>: every saved list goes whose owner is that, or begins with it and a blank.
    /// </param>
    /// <exception cref="StorageException">Something may be left; repeat it, also with no entries.</exception>
    void Purge(IReadOnlyList<EntryId> entries, string? person = null);

    /// <summary>
    /// Reads everything as it is at one moment: the entries first, then the documents, the subscriptions before their deliveries, and each saved list
    /// from its first entry.
    /// </summary>
    /// <param name="read">Receives the records, some at a time. It must not use this database.</param>
    void ReadRecords(Action<IReadOnlyList<StoredRecord>> read);

    /// <summary>Adds records of another database, in their order, durably when it returns.</summary>
    void AddRecords(IReadOnlyList<StoredRecord> records);
}

/// <summary>What a database is.</summary>
/// <param name="Engine">The engine's name.</param>
/// <param name="Path">The full path of the file.</param>
/// <param name="Length">The bytes on the disk.</param>
public sealed record DatabaseDescription(string Engine, string Path, long Length);
