namespace PaperBot.Tests.Storage.Contract;

/// <summary>A database whose file is deleted, replaced or made unreadable while it is open is neither used nor created again.</summary>
public abstract class LostFileContract(EngineUnderTest engine) : EngineContract(engine)
{
    public sealed class OnLiteDb() : LostFileContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : LostFileContract(EngineUnderTest.Sqlite);

    [Theory]
    [InlineData("deleted", "was deleted while PaperBot was running")]
    [InlineData("folder", "was deleted while PaperBot was running")]
    [InlineData("another database", "was replaced by another database")]
    [InlineData("another database beside the log", "replaced")]
    [InlineData("empty", "")]
    [InlineData("text", "")]
    [InlineData("other engine's", "")]
    [InlineData("another program's", "")]
    public void Each_use_fails_and_nothing_is_written(string kind, string reason)
    {
        using var database = Open();
        Save(database, Notes.Entry("a"));
        Replace(kind);
        var before = Snapshot();

        foreach (var use in Uses(database))
        {
            var exception = Should.Throw<StorageException>(use);
            exception.Message.ShouldStartWith(Path);
            exception.Message.ShouldContain(reason);
            exception.IsTemporary.ShouldBeFalse();
        }

        Snapshot().ShouldBe(before);
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_named_until_it_may()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "Run the tests as another user than root: root reads any file.");
        using var database = Open();
        Save(database, Notes.Entry("a"));
#pragma warning disable CA1416
        File.SetUnixFileMode(Path, UnixFileMode.None);
        foreach (var use in Uses(database))
        {
            Should.Throw<StorageException>(use).Message.ShouldContain(Path);
        }

        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
#pragma warning restore CA1416
        Ids(database).ShouldBe("a");
    }

    [Fact]
    public void A_database_that_is_put_back_is_used_again()
    {
        using var database = Open();
        Save(database, Notes.Entry("a"));
        database.BackUp(Folder["backup"]);
        Replace("deleted");
        Should.Throw<StorageException>(() => Ids(database));
        Engine.Engine.Restore(Folder["backup"], Path, overwrite: false);
        Ids(database).ShouldBe("a");
        Save(database, Notes.Entry("b", file: "b.txt"));
        Ids(database).ShouldBe("a b");
    }

    [Fact]
    public void An_import_into_a_file_that_is_deleted_meanwhile_fails()
    {
        using var database = Open();
        var exception = Should.Throw<StorageException>(() => database.Entries.Import(import =>
        {
            Notes.Save(import, Notes.Entry("a"));
            Replace("deleted");
        }));
        exception.Message.ShouldContain("was deleted");
        File.Exists(Path).ShouldBeFalse();
    }

    [Fact]
    public async Task Look_ups_go_on_without_the_database()
    {
        using var core = new TestCore(Folder, Engine.Settings(Folder));
        core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("Sparse Routing")));
        core.Index.Refresh();
        Replace("deleted");
        (await core.AskAsync("tag moe")).Cards.Select(card => card.Title).ShouldBe(["Sparse Routing"]);
        Should.Throw<StorageException>(() => core.Import("b.txt", Notes.Digest("2024-05-08", Notes.Note("Dense Baselines"))));
        (await core.AskAsync("search routing")).Cards.ShouldHaveSingleItem();
        Directory.GetFiles(Folder.Path, $"{Engine.FileName}").ShouldBeEmpty();
    }

    private IEnumerable<Action> Uses(IDatabase database) =>
    [
        () => database.Describe(),
        () => database.Check(),
        () => database.Entries.ReadChanges(-1),
        () => database.Entries.ReadEntries([new(new("a"), 1)]),
        () => database.Entries.FindEntries([new("a")]),
        () => database.Entries.ReadDocuments("notes"),
        () => database.Entries.HasSettled(DateTimeOffset.MaxValue),
        () => database.Entries.FindHealth("notes"),
        () => database.Entries.SaveHealth("notes", new(null, null)),
        () => Save(database, Notes.Entry("b")),
        () => database.Entries.Import(_ => { }),
        () => database.Subscriptions.SetSubscriptions([]),
        () => database.Deliveries.ReadPending(),
        () => database.Deliveries.TakeNext(new ChannelAddress("Slack", "C1"), DateTimeOffset.UnixEpoch),
        () => database.Deliveries.MarkSent(new("key"), "m", DateTimeOffset.UnixEpoch),
        () => database.Deliveries.ReadCounts(),
        () => database.ReadRecords(_ => { }),
        () => database.AddRecords([]),
        () => database.BackUp(Folder["backup"]),
    ];

    private void Replace(string kind)
    {
        if (kind == "another database beside the log")
        {
            Engine.Engine.Open(Folder["other"]).Dispose();
            File.Move(Folder["other"], Path, overwrite: true);
            return;
        }

        DamagedFile.Make(Engine, Path, kind is "text" or "empty" or "other engine's" or "another program's" ? kind : "missing");
        foreach (var ending in Engine.Companions)
        {
            File.Delete(Path + ending);
        }

        switch (kind)
        {
            case "folder":
                Directory.CreateDirectory(Path);
                break;
            case "another database":
                Engine.Engine.Open(Path).Dispose();
                break;
        }
    }
}
