using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Storage;
using PaperBot.Storage.Sql;

namespace PaperBot.Tests.Storage;

public sealed class DatabaseRestoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_database_is_replaced_only_when_that_is_wanted()
    {
        using var place = Databases.Create("Old");
        var backup = Backup("New");

        Should.Throw<StorageException>(() => DatabaseCopy.Restore(backup, place["paperbot.db"], overwrite: false)).Message.ShouldContain("--force");
        Databases.Titles(place).ShouldBe(["Old"]);

        DatabaseCopy.Restore(backup, place["paperbot.db"], overwrite: true);
        Databases.Titles(place).ShouldBe(["New"]);
    }

    [Theory]
    [InlineData("missing", "There is no file")]
    [InlineData("text", "file is not a database")]
    [InlineData("cut off", "malformed")]
    [InlineData("damaged", "is damaged")]
    [InlineData("another program's", "not PaperBot's")]
    [InlineData("a newer PaperBot's", "Update PaperBot")]
    public void What_is_no_sound_backup_is_refused_before_anything_is_touched(string kind, string why)
    {
        using var place = Databases.Create("Old");
        var before = File.ReadAllBytes(place["paperbot.db"]);
        var backup = Backup("New");
        Spoil(backup, kind);

        Should.Throw<StorageException>(() => DatabaseCopy.Restore(backup, place["paperbot.db"], overwrite: true)).Message.ShouldContain(why);

        File.ReadAllBytes(place["paperbot.db"]).ShouldBe(before);
        Directory.GetFiles(place.Path).ShouldBe([place["paperbot.db"]]);
    }

    [Fact]
    public void What_a_lost_or_damaged_database_has_left_beside_it_does_not_get_into_the_restored_one()
    {
        var backup = Backup("New");
        using var place = new TempFolder();
        foreach (var left in new[] { "paperbot.db-wal", "paperbot.db-shm", "paperbot.db-journal" })
        {
            File.WriteAllText(place[left], "left over");
        }

        DatabaseCopy.Restore(backup, place["paperbot.db"], overwrite: false);
        Directory.GetFiles(place.Path).ShouldBe([place["paperbot.db"]]);

        SqliteConnection.ClearAllPools();
        File.WriteAllText(place["paperbot.db"], "no database any more");
        File.WriteAllText(place["paperbot.db-wal"], "left over");
        DatabaseCopy.Restore(backup, place["paperbot.db"], overwrite: true);
        Databases.Titles(place).ShouldBe(["New"]);
    }

    private static void Spoil(string backup, string kind)
    {
        switch (kind)
        {
            case "missing":
                File.Delete(backup);
                break;
            case "text":
                File.WriteAllText(backup, new string('x', 5000));
                break;
            case "cut off":
                using (var file = new FileStream(backup, FileMode.Open))
                {
                    file.SetLength(file.Length / 2);
                }

                break;
            case "damaged":
                Change(backup, "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 3 WHERE name = 'entry_change'");
                break;
            case "another program's":
                Change(backup, "DROP TABLE delivery");
                break;
            default:
                Change(backup, "PRAGMA user_version = 1000");
                break;
        }
    }

    private static void Change(string database, string script)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        connection.Execute(script);
    }

    private string Backup(string title)
    {
        using var folder = Databases.Create(title);
        DatabaseCopy.BackUp(folder["paperbot.db"], _folder["backup.db"]);
        return _folder["backup.db"];
    }
}
