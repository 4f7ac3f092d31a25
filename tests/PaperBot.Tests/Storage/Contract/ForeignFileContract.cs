namespace PaperBot.Tests.Storage.Contract;

/// <summary>Files that are not databases of the engine are left as they are.</summary>
public abstract class ForeignFileContract(EngineUnderTest engine) : EngineContract(engine)
{
    private readonly StorageEngines _engines = new([EngineUnderTest.LiteDb.Engine, EngineUnderTest.Sqlite.Engine]);

    public sealed class OnLiteDb() : ForeignFileContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : ForeignFileContract(EngineUnderTest.Sqlite);

    [Theory]
    [InlineData("text", "move this one away")]
    [InlineData("picture", "move this one away")]
    [InlineData("ten bytes", "move this one away")]
    [InlineData("other engine's", "paperbot copy --to")]
    [InlineData("another program's", "not PaperBot's")]
    [InlineData("newer PaperBot's", "Update PaperBot")]
    public void A_foreign_file_is_refused_with_what_to_do_and_left_as_it_is(string kind, string advice)
    {
        Open().Dispose();
        DamagedFile.Make(Engine, Path, kind);
        var before = Snapshot();

        var message = Should.Throw<StorageException>(() => _engines.Open(Options)).Message;

        message.ShouldContain(Path);
        message.ShouldContain(advice);
        Snapshot().ShouldBe(before);
        if (kind is not ("another program's" or "newer PaperBot's"))
        {
            Should.Throw<StorageException>(() => _engines.RequireOwn(Engine.Engine, Path)).Message.ShouldBe(message);
        }
    }

    [Fact]
    public void The_earlier_database_of_the_other_engine_is_named_and_not_touched_and_nothing_is_created()
    {
        var earlier = Folder[Engine.Other.FileName];
        Engine.Other.Engine.Open(earlier).Dispose();
        var before = Snapshot();

        var message = Should.Throw<StorageException>(() => _engines.Open(Options)).Message;

        message.ShouldContain($"There is no database at {Path} yet, but {earlier}");
        message.ShouldContain($"run 'paperbot copy --to {Engine.Engine.Name} --path {Path} --Storage:Engine={Engine.Other.Engine.Name} --Storage:Path={earlier}' once");
        message.ShouldContain($"set Storage:Engine to {Engine.Other.Engine.Name} and Storage:Path to {earlier}");
        Snapshot().ShouldBe(before);
        Directory.GetFiles(Folder.Path).ShouldNotContain(file => file.StartsWith(Path, StringComparison.Ordinal));

        Open().Dispose();
        using var database = _engines.Open(Options);
        Ids(database).ShouldBe("");
    }

    [Fact]
    public void A_file_with_the_name_of_an_earlier_database_that_is_none_does_not_matter()
    {
        Folder.Write(Engine.Other.FileName, "notes");
        using var database = _engines.Open(Options);
        Ids(database).ShouldBe("");
    }

    [Fact]
    public void An_empty_file_becomes_a_database()
    {
        File.WriteAllBytes(Path, []);
        using var database = _engines.Open(Options);
        Save(database, Notes.Entry("a"));
        Ids(database).ShouldBe("a");
    }

    [Theory]
    [InlineData("file.txt/paperbot")]
    [InlineData("/proc/paperbot/paperbot")]
    [InlineData("folder")]
    public void A_path_that_cannot_be_written_is_named(string path)
    {
        Folder.Write("file.txt", "text");
        Directory.CreateDirectory(Folder["folder"]);
        var full = System.IO.Path.Combine(Folder.Path, path);
        Should.Throw<StorageException>(() => Open(full)).Message.ShouldContain(full);
    }

    [Fact]
    public void A_folder_that_only_others_write_to_is_named()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "Run the tests as another user than root: root writes to any folder.");
        Directory.CreateDirectory(Folder["read-only"]);
#pragma warning disable CA1416
        File.SetUnixFileMode(Folder["read-only"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
#pragma warning restore CA1416
        Should.Throw<StorageException>(() => Open(Folder["read-only/paperbot"])).Message.ShouldContain(Folder["read-only/paperbot"]);
    }

    private StorageOptions Options => new() { Engine = Engine.Engine.Name, Path = Path };
}
