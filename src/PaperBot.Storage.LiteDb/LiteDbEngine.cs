using PaperBot.Storage.LiteDb.Files;

namespace PaperBot.Storage.LiteDb;

/// <summary>The embedded engine, which needs nothing but the file: LiteDB 5, made to survive power losses and several processes.</summary>
/// <param name="time">By which states expire; null for the system's.</param>
/// <param name="metrics">Measures commits; null for nothing.</param>
internal sealed class LiteDbEngine(TimeProvider? time = null, StoreMetrics? metrics = null) : IStorageEngine
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    public string Name => "LiteDb";

    public string Extension => ".litedb";

    public bool Recognizes(ReadOnlySpan<byte> start) => DataHeader.IsHeader(start);

    public IDatabase Open(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!HasContent(path))
            {
                Create(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw LiteDbErrors.Explain(exception, path)!;
        }

        var gateway = new LiteDbGateway(path, DatabaseFiles.Open, MaxWait, metrics);
        if (gateway.Read(Schema.FindForeign) is { } foreign)
        {
            throw LiteDbErrors.Foreign(path, foreign);
        }

        if (gateway.Read(Schema.IsEarlier))
        {
            LedgerMigration.Run(gateway);
        }

        return new LiteDbDatabase(gateway, time);
    }

    public IReadOnlyList<string> Verify(string path) => LiteDbBackup.Verify(path);

    public string? Restore(string backup, string path, bool overwrite) => LiteDbBackup.Restore(backup, path, overwrite);

    private static bool HasContent(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    /// <summary>Creates the database under another name first, so that there is either none or a whole one.</summary>
    private static void Create(string path)
    {
        using var locked = LockFile.Acquire($"{path}.lock", MaxWait, path);
        if (HasContent(path))
        {
            return;
        }

        var log = DatabaseFiles.LogPath(path);
        if (new FileInfo(log) is { Exists: true, Length: > LogStream.PageLength })
        {
            throw new StorageException(
                $"{path} is missing or empty, but its log {log} has changes that belong to it. Put the database back, or restore a backup. To begin with an empty database, delete the log.");
        }

        File.Delete(log);
        var partial = $"{path}.{Path.GetRandomFileName()}.partial";
        try
        {
            using (var files = new DatabaseFiles(new DatabaseFile(partial, FileMode.CreateNew), new MemoryFile()))
            {
                Schema.Create(files.Database);
                files.Checkpoint();
            }

            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
