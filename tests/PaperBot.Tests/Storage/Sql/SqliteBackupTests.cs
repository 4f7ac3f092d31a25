using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Storage.Sql;

namespace PaperBot.Tests.Storage.Sql;

public sealed class SqliteBackupTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public SqliteBackupTests() => new SqliteDatabase(_folder["paperbot.db"]).Dispose();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_waits_for_the_process_that_has_locked_the_database()
    {
        using var other = Lock();
        var started = new TaskCompletionSource();
        using var watcher = new FileSystemWatcher(_folder.Path, "*.partial") { EnableRaisingEvents = true };
        watcher.Created += (_, _) => started.TrySetResult();

        var backup = Task.Run(() => SqliteBackup.Write(_folder["locked.db"], _folder["two.db"], WaitLimit.Value), TestContext.Current.CancellationToken);
        await started.Task.WithinLimitAsync();
        backup.IsCompleted.ShouldBeFalse();
        other.Execute("ROLLBACK");

        await backup.WithinLimitAsync();
        File.Exists(_folder["two.db"]).ShouldBeTrue();
    }

    [Fact]
    public void A_backup_of_a_database_that_stays_locked_is_given_up()
    {
        using var other = Lock();

        Should.Throw<StorageException>(() => SqliteBackup.Write(_folder["locked.db"], _folder["two.db"], TimeSpan.FromMilliseconds(1))).Message.ShouldContain("locked");
    }

    [Fact]
    public void A_schema_that_contradicts_itself_is_damage()
    {
        SqliteBackup.Write(_folder["paperbot.db"], _folder["backup.db"]);
        using (var connection = SqliteFile.Connect(_folder["paperbot.db"], SqliteOpenMode.ReadWrite))
        {
            connection.Execute("PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 3 WHERE name = 'entry_change'");
        }

        File.Exists(new SqliteEngine().Restore(_folder["backup.db"], _folder["paperbot.db"], overwrite: true)).ShouldBeTrue();
    }

    /// <summary>Copies the database, and locks the copy until the connection is closed.</summary>
    private SqliteConnection Lock()
    {
        SqliteBackup.Write(_folder["paperbot.db"], _folder["locked.db"]);
        var connection = new SqliteConnection($"Data Source={_folder["locked.db"]};Pooling=False");
        connection.Open();
        connection.Execute("BEGIN EXCLUSIVE");
        return connection;
    }
}
