namespace PaperBot.Tests.Storage.Contract;

public abstract class RestoreContract(EngineUnderTest engine) : EngineContract(engine)
{
    private const int Entries = 400;

    private string Backup => Folder["backup"];

    public sealed class OnLiteDb() : RestoreContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : RestoreContract(EngineUnderTest.Sqlite);

    [Fact]
    public void A_database_is_replaced_only_with_overwrite()
    {
        Create(Path, "old");
        WriteBackup();

        Should.Throw<StorageException>(() => Restore(overwrite: false)).Message.ShouldContain("--force");
        Ids(Open()).ShouldContain("old-1");

        Restore().ShouldBeNull();
        Ids(Open()).ShouldContain("new-1");
        Directory.GetFiles(Folder.Path, "*.partial").ShouldBeEmpty();
        Should.Throw<StorageException>(() => Engine.Engine.Restore(Path, Path, overwrite: true)).Message.ShouldContain("is the database itself");
    }

    [Long]
    [Fact]
    public void While_a_bot_runs_its_database_is_not_replaced()
    {
        Create(Path, "old");
        WriteBackup();
        var before = Snapshot();
        using (BotLock.Acquire(Path, TimeSpan.Zero))
        {
            var exception = Should.Throw<StorageException>(() => Restore());
            exception.IsTemporary.ShouldBeTrue();
            exception.Message.ShouldContain("is in use by process");
        }

        Snapshot().ShouldBe(before);
        Restore().ShouldBeNull();
    }

    [Long]
    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("text")]
    [InlineData("ten bytes")]
    [InlineData("cut off")]
    [InlineData("damaged in the middle")]
    [InlineData("damaged in a text")]
    [InlineData("other engine's")]
    [InlineData("another program's")]
    [InlineData("newer PaperBot's")]
    public void A_file_that_is_not_an_intact_backup_is_refused_before_anything_is_changed(string kind)
    {
        Create(Path, "old");
        WriteBackup();
        DamagedFile.Make(Engine, Backup, kind);
        var before = Snapshot();

        var message = Should.Throw<StorageException>(() => Restore()).Message;

        message.ShouldContain(Backup);
        Snapshot().ShouldBe(before);
        Ids(Open()).ShouldContain("old-1");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("ten bytes")]
    [InlineData("cut off")]
    [InlineData("damaged in the middle")]
    [InlineData("damaged in a text")]
    [InlineData("other engine's")]
    [InlineData("another program's")]
    public void What_is_not_a_sound_database_is_kept_under_the_name_that_is_returned(string kind)
    {
        Create(Path, "old");
        WriteBackup();
        DamagedFile.Make(Engine, Path, kind);
        File.WriteAllText(Path + Engine.Companions[0], "old log");
        var damaged = Hash(Path);

        var kept = Restore().ShouldNotBeNull();

        kept.ShouldStartWith(Path);
        Hash(kept).ShouldBe(damaged);
        if (kind == "text")
        {
            // SQLite deletes a log that cannot be one of a database that it can open.
            File.ReadAllText(kept + Engine.Companions[0]).ShouldBe("old log");
        }

        using var database = Open();
        database.Check().ShouldBeEmpty();
        Ids(database).ShouldContain("new-1");
    }

    [Fact]
    public void The_log_of_a_lost_or_damaged_database_is_not_applied_to_the_restored_one()
    {
        WriteBackup();
        var old = Folder["old"];
        Create(old, "old");
        using (var database = Engine.Engine.Open(old))
        {
            database.ReadRecords(_ =>
            {
                foreach (var ending in Engine.Companions.Where(ending => File.Exists(old + ending)))
                {
                    File.Copy(old + ending, Path + ending, overwrite: true);
                }
            });
        }

        Restore(overwrite: false).ShouldBeNull();
        using var restored = Open();
        restored.Check().ShouldBeEmpty();
        Ids(restored).ShouldNotContain("old");
    }

    [Theory]
    [InlineData("cut off")]
    [InlineData("damaged in the middle")]
    [InlineData("damaged in a text")]
    public void A_damaged_database_is_left_as_it_is_and_the_newest_backup_is_named(string kind)
    {
        Create(Path, "old");
        using (var database = Open())
        {
            database.BackUp(Folder["first"]);
            database.BackUp(Backup);
            database.BackUp(Folder["deleted"]);
        }

        File.Delete(Folder["deleted"]);
        DamagedFile.Make(Engine, Path, kind);
        var before = Hash(Path);

        var message = Should.Throw<StorageException>(() =>
        {
            using var database = Open();
            if (database.Check() is [var problem, ..])
            {
                throw new StorageException(DamagedDatabase.Message(Path, problem));
            }
        }).Message;

        message.ShouldContain($"{Path} is damaged");
        message.ShouldContain($"'paperbot restore {Backup} --force'");
        Hash(Path).ShouldBe(before);
        Restore().ShouldNotBeNull();
    }

    private string? Restore(bool overwrite = true) => Engine.Engine.Restore(Backup, Path, overwrite);

    private void WriteBackup()
    {
        Create(Folder["source"], "new");
        using var database = Engine.Engine.Open(Folder["source"]);
        database.BackUp(Backup);
    }

    private void Create(string path, string name)
    {
        using var database = Engine.Engine.Open(path);
        Save(database, [.. Enumerable.Range(0, Entries).Select(number => Notes.Entry(
            new EntryContent { Title = $"{name} {number}", Abstract = new string('x', 1500) }, $"{name}-{number}", ordinal: number))]);
        database.BackUp(Folder["moved"]);
        foreach (var file in Engine.Companions.Prepend(""))
        {
            File.Delete(path + file);
        }

        // In one file.
        File.Move(Folder["moved"], path);
    }
}
