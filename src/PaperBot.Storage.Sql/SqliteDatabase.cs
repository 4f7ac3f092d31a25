using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace PaperBot.Storage.Sql;

/// <summary>
/// The database file. It is in WAL mode, so that readers and one writer do not wait for each other, and flushed to disk at each commit, so that
/// commits survive a crash of the process or the machine (https://sqlite.org/wal.html).
/// </summary>
public sealed class SqliteDatabase
{
    private const int CheckpointPages = 1000;

    private readonly string _connectionString;

    /// <summary>Opens the file, creates it if it is missing, and migrates its schema.</summary>
    /// <exception cref="StorageException">The file cannot be opened, or was written by a newer PaperBot.</exception>
    public SqliteDatabase(IOptions<StorageOptions> options)
    {
        Path = System.IO.Path.GetFullPath(options.Value.Path);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = Path, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            using var connection = Open();

            // Large pages, which contain several entries: an import writes far fewer of them than of the default size, which contains two.
            connection.Execute("PRAGMA page_size = 16384; PRAGMA journal_mode = WAL");
            Migrate(connection);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{Path} cannot be opened as a database ({exception.Message}). Set Storage:Path to a file that PaperBot can write to.", exception);
        }
    }

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>Opens a connection from the pool. The caller disposes it.</summary>
    /// <param name="checkpoints">Whether its commits move a long log into the file; if not, the next commit of another connection does.</param>
    public SqliteConnection Open(bool checkpoints = true)
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        connection.Execute($"PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = {(checkpoints ? CheckpointPages : 0)}");
        return connection;
    }

    private void Migrate(SqliteConnection connection)
    {
        if (connection.ExecuteScalar<int>("PRAGMA user_version") == Schema.Migrations.Count)
        {
            // Nothing to do, and no need to wait for a writer.
            return;
        }

        // Scripts recreate tables that others refer to (https://sqlite.org/lang_altertable.html#otheralter).
        connection.Execute("PRAGMA foreign_keys = OFF");
        connection.CreateFunction("paper_keys", (string content) => JsonSerializer.Serialize(PaperKeys.Of(EntryJson.Read(content))));
        using var transaction = connection.BeginTransaction();
        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        if (version > Schema.Migrations.Count)
        {
            throw new StorageException($"{Path} has schema version {version}, but this PaperBot supports {Schema.Migrations.Count}: it was written by a newer version. Update PaperBot.");
        }

        foreach (var script in Schema.Migrations.Skip(version))
        {
            connection.Execute(script, transaction: transaction);
        }

        connection.Execute($"PRAGMA user_version = {Schema.Migrations.Count}", transaction: transaction);
        transaction.Commit();
        connection.Execute("PRAGMA foreign_keys = ON");
    }
}
