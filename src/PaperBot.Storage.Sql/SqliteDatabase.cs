using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PaperBot.Entries;

namespace PaperBot.Storage.Sql;

/// <summary>
/// The database file: in WAL mode, so that readers and one writer do not wait for each other, and synchronised to the disk at each commit,
/// so that what was committed survives the process and the machine (https://sqlite.org/wal.html).
/// </summary>
public sealed class SqliteDatabase
{
    private const int LongLog = 1000;

    private readonly string _connectionString;

    /// <summary>Opens the file, makes it if it is missing, and brings its schema up to date.</summary>
    /// <exception cref="StorageException">The file cannot be opened, or was made by a newer PaperBot.</exception>
    public SqliteDatabase(IOptions<StorageOptions> options)
    {
        Path = System.IO.Path.GetFullPath(options.Value.Path);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = Path, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            using var connection = Open();

            // A new file's pages hold several entries each: an import writes far fewer of them than of SQLite's own size, which holds two.
            connection.Execute("PRAGMA page_size = 16384; PRAGMA journal_mode = WAL");
            Migrate(connection);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{Path} cannot be opened as a database ({exception.Message}). Set Storage:Path to a file that PaperBot can write.", exception);
        }
    }

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>A connection, to be disposed by the caller; connections are pooled.</summary>
    /// <param name="checkpoints">Whether its commits move a log that has grown long into the file; where not, the next one of another connection does.</param>
    public SqliteConnection Open(bool checkpoints = true)
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        connection.Execute($"PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = {(checkpoints ? LongLog : 0)}");
        return connection;
    }

    private void Migrate(SqliteConnection connection)
    {
        if (connection.ExecuteScalar<int>("PRAGMA user_version") == Schema.Migrations.Count)
        {
            // Nothing to do, and no need to wait for whoever is writing.
            return;
        }

        // Where a script makes a table anew, the rows that name its rows stay (https://sqlite.org/lang_altertable.html#otheralter).
        connection.Execute("PRAGMA foreign_keys = OFF");
        connection.CreateFunction("paper_keys", (string content) => JsonSerializer.Serialize(PaperKeys.Of(EntryJson.Read(content))));
        using var transaction = connection.BeginTransaction();
        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        if (version > Schema.Migrations.Count)
        {
            throw new StorageException($"{Path} has schema version {version}, and this PaperBot knows {Schema.Migrations.Count}: it was written by a newer one. Update PaperBot.");
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
