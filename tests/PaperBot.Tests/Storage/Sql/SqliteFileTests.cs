using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Storage.Sql;

namespace PaperBot.Tests.Storage.Sql;

public sealed class SqliteFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder["paperbot.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_import_that_fails_over_a_damaged_row_releases_the_write_lock()
    {
        using var database = new SqliteDatabase(Path);
        database.Subscriptions.SetSubscriptions([new(new("Slack", "C1"), "", DeliverySchedule.Each, null, "Asia/Seoul", Locale.English)]);
        Execute(Path, "UPDATE subscription SET schedule = 'Never'");

        Should.Throw<StorageException>(() => database.Entries.Import(import => import.Subscriptions)).Message.ShouldContain("is damaged");

        Execute(Path, "UPDATE subscription SET schedule = 'Each'");
        database.Entries.Import(import => import.Subscriptions).Count.ShouldBe(1);
    }

    [Fact]
    public void An_empty_file_becomes_a_database_and_an_empty_store_has_no_change()
    {
        File.WriteAllBytes(Path, []);
        using var database = new SqliteDatabase(Path);
        var changes = database.Entries.ReadChanges(-1);
        changes.Present.ShouldBeEmpty();
        changes.Change.ShouldBe(0);
        using var connection = SqliteFile.Connect(Path, SqliteOpenMode.ReadWrite);
        connection.ExecuteScalar<int>("PRAGMA user_version").ShouldBe(Schema.Migrations.Count);
        connection.ExecuteScalar<string>("PRAGMA journal_mode").ShouldBe("wal");
    }

    [Fact]
    public void The_folder_of_the_database_is_created()
    {
        using var database = new SqliteDatabase(_folder["new/folder/bot.db"]);
        database.Describe().Path.ShouldBe(_folder["new/folder/bot.db"]);
    }

    [Theory]
    [InlineData("PRAGMA user_version = 99", "Update PaperBot.")]
    [InlineData("DROP TABLE delivery", "not PaperBot's")]
    public void A_database_of_a_newer_PaperBot_or_another_program_is_refused_and_left_as_it_is(string script, string reason)
    {
        new SqliteDatabase(Path).Dispose();
        Execute(Path, script);
        var before = File.ReadAllBytes(Path);

        Should.Throw<StorageException>(() => new SqliteDatabase(Path)).Message.ShouldContain(reason);
        File.ReadAllBytes(Path).ShouldBe(before);
    }

    [Fact]
    public void A_file_that_is_not_a_database_is_refused_and_the_newest_backup_is_named()
    {
        _folder.Write("paperbot.db", new string('x', 4096));
        Should.Throw<StorageException>(() => new SqliteDatabase(Path)).Message.ShouldContain("restore FILE --force");

        _folder.Write("one.db", "");
        BackupList.Add(Path, _folder["one.db"]);
        BackupList.Add(Path, _folder["deleted.db"]);
        Should.Throw<StorageException>(() => new SqliteDatabase(Path)).Message.ShouldContain($"'paperbot restore {_folder["one.db"]} --force'");
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_damage()
    {
        using var database = CreateWithEntry();
        Execute(Path, "UPDATE entry SET content = content || '{'");

        Should.Throw<StorageException>(() => database.Entries.ReadChanged(-1)).Message.ShouldContain("entry 0123456789 cannot be read");
        Should.Throw<StorageException>(() => database.Entries.FindEntries([new("0123456789")])).Message.ShouldContain("is damaged");
        database.Check().ShouldHaveSingleItem().ShouldContain("entry 0123456789");
    }

    [Fact]
    public void A_row_whose_entry_is_missing_is_found()
    {
        using var database = CreateWithEntry();
        Execute(Path, "DELETE FROM entry");

        database.Check().ShouldContain(problem => problem.Contains("refers to a row of entry that is missing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("replaced")]
    [InlineData("emptied")]
    public void A_file_that_is_deleted_or_replaced_while_it_is_open_is_never_written(string kind)
    {
        using var database = CreateWithEntry();
        new SqliteDatabase(_folder["other.db"]).Dispose();
        File.Delete(Path);
        if (kind == "replaced")
        {
            File.Move(_folder["other.db"], Path);
        }
        else if (kind == "emptied")
        {
            File.WriteAllBytes(Path, []);
        }

        var before = File.Exists(Path) ? File.ReadAllBytes(Path) : null;
        var reason = kind == "deleted" ? "was deleted while PaperBot was running" : "was replaced by another database";
        Should.Throw<StorageException>(() => database.Describe()).Message.ShouldContain(reason);
        Should.Throw<StorageException>(() => database.Entries.SaveHealth("notes", new(null, null))).Message.ShouldContain(reason);
        Should.Throw<StorageException>(() => database.BackUp(_folder["backup.db"])).Message.ShouldContain(reason);
        (File.Exists(Path) ? File.ReadAllBytes(Path) : null).ShouldBe(before);
    }

    [Fact]
    public void An_import_into_a_file_that_is_deleted_meanwhile_fails()
    {
        using var database = CreateWithEntry();
        Should.Throw<StorageException>(() => database.Entries.Import(_ => File.Delete(Path))).Message.ShouldContain("was deleted");
    }

    [Fact]
    public void A_full_disk_is_temporary_and_keeps_what_was_stored_before()
    {
        using var database = CreateWithEntry();
        var exception = SqliteErrors.Translate(Path, new SqliteException("database or disk is full", SQLitePCL.raw.SQLITE_FULL));
        (exception.IsTemporary, SqliteErrors.Translate(Path, new SqliteException("locked", SQLitePCL.raw.SQLITE_BUSY)).IsTemporary).ShouldBe((true, true));
        exception.Message.ShouldContain("Free some space");
    }

    private SqliteDatabase CreateWithEntry()
    {
        var database = new SqliteDatabase(Path);
        database.Entries.Import(import =>
        {
            var entry = Notes.Entry("0123456789");
            Notes.Save(import, entry);
            import.SetDocument(entry.Source, null, [(entry.Id, null)]);
        });
        return database;
    }

    private static void Execute(string path, string script)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False");
        connection.Open();
        connection.Execute(script);
    }
}
