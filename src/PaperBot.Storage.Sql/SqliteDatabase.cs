namespace PaperBot.Storage.Sql;

/// <summary>A SQLite database.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    private readonly SqliteFile _file;

    public SqliteDatabase(string path, TimeProvider? time = null, StoreMetrics? metrics = null)
        : this(new SqliteFile(path, metrics: metrics), time)
    {
    }

    public SqliteDatabase(SqliteFile file, TimeProvider? time = null)
    {
        _file = file;
        Entries = new SqliteEntryStore(_file);
        Subscriptions = new SqliteSubscriptionStore(_file);
        Deliveries = new SqliteDeliveryStore(_file);
        Saved = new SqliteSavedStore(_file);
        States = new SqliteStateStore(_file, time ?? TimeProvider.System);
    }

    public IEntryStore Entries { get; }

    public ISubscriptionStore Subscriptions { get; }

    public IDeliveryStore Deliveries { get; }

    public ISavedStore Saved { get; }

    public IStateStore States { get; }

    public DatabaseDescription Describe() => _file.Read(_ => new DatabaseDescription(
        SqliteEngine.EngineName, _file.Path, Length("") + Length("-wal")));

    public IReadOnlyList<string> Check() => _file.Read(SqliteIntegrity.Find);

    public void BackUp(string file)
    {
        // Only what was opened is backed up.
        Describe();
        SqliteBackup.Write(_file.Path, file);
        BackupList.Add(_file.Path, file);
    }

    public void Purge(IReadOnlyList<EntryId> entries, string? person = null) => SqlitePurge.Run(_file, entries, person);

    public void ReadRecords(Action<IReadOnlyList<StoredRecord>> read) => _file.Read(connection =>
    {
        using var rows = new SqliteOutboxRows(connection);
        foreach (var records in StoredRecords.Read(connection, rows))
        {
            read(records);
        }

        return true;
    });

    public void AddRecords(IReadOnlyList<StoredRecord> records) => _file.Write(connection =>
    {
        using var import = new SqliteImportTransaction(connection);
        using var rows = new SqliteOutboxRows(connection);
        foreach (var record in records)
        {
            StoredRecords.Add(connection, import, rows, record);
        }

        return records.Count;
    });

    // Nothing is open between two units of work.
    public void Dispose()
    {
    }

    private long Length(string ending) => new FileInfo(_file.Path + ending) is { Exists: true, Length: var length } ? length : 0;
}
