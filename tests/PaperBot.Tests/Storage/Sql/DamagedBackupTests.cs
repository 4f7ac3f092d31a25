using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Storage.Sql;

namespace PaperBot.Tests.Storage.Sql;

public sealed class DamagedBackupTests
{
    [Theory]
    [InlineData("missing", "There is no file")]
    [InlineData("text", "file is not a database")]
    [InlineData("cut off", "malformed")]
    [InlineData("damaged", "is damaged")]
    [InlineData("another program's", "not PaperBot's")]
    [InlineData("a newer PaperBot's", "Update PaperBot")]
    public void A_file_that_is_not_an_intact_backup_is_refused_before_anything_is_changed(string kind, string reason)
    {
        using var target = TestDatabase.Create("Old");
        var before = File.ReadAllBytes(target["paperbot.db"]);
        using var folder = TestDatabase.Create("New");
        var backup = folder["backup.db"];
        SqliteBackup.Write(folder["paperbot.db"], backup);
        Damage(backup, kind);

        Should.Throw<StorageException>(() => new SqliteEngine().Restore(backup, target["paperbot.db"], overwrite: true)).Message.ShouldContain(reason);

        File.ReadAllBytes(target["paperbot.db"]).ShouldBe(before);
        Directory.GetFiles(target.Path).ShouldBe([target["paperbot.db"]]);
    }

    private static void Damage(string backup, string kind)
    {
        Action damage = kind switch
        {
            "missing" => () => File.Delete(backup),
            "text" => () => File.WriteAllText(backup, new string('x', 5000)),
            "cut off" => () => File.WriteAllBytes(backup, File.ReadAllBytes(backup)[..20_000]),
            "damaged" => () => Change(backup, "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 3 WHERE name = 'entry_change'"),
            "another program's" => () => Change(backup, "DROP TABLE delivery"),
            _ => () => Change(backup, "PRAGMA user_version = 1000"),
        };
        damage();
    }

    private static void Change(string database, string script)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        connection.Execute(script);
    }
}
