namespace PaperBot.Tests.EndToEnd;

/// <summary>What somebody else may have put into the folder in which PaperBot is started.</summary>
[Long]
public sealed class PlantedFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("paperbot.litedb.lock")]
    [InlineData("paperbot.litedb.lock.holder")]
    [InlineData("paperbot.litedb.lock.turn")]
    [InlineData("paperbot.litedb.log")]
    [InlineData("paperbot.litedb.backups")]
    [InlineData("paperbot.litedb.index")]
    [InlineData("paperbot.litedb.index/write.lock")]
    [InlineData("paperbot.litedb-wal")]
    public async Task A_link_beside_the_database_is_not_written_through(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets only administrators create links.");
        _folder.Write("precious.txt", "precious");
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[$"data/{name}"])!);
        File.CreateSymbolicLink(_folder[$"data/{name}"], _folder["precious.txt"]);

        foreach (var verb in new[] { "check", "tags", "export", "serve" })
        {
            var (exitCode, output, errors) = await BotProcess.RunAsync(_folder.Path, verb, "--Web:Url=http://127.0.0.1:0");
            exitCode.ShouldBeGreaterThan(0);
            (output + errors).ShouldContain($"{name} is a link");
        }

        (await File.ReadAllTextAsync(_folder["precious.txt"], TestContext.Current.CancellationToken)).ShouldBe("precious");
    }

    [Fact]
    public async Task A_pipe_in_the_place_of_the_file_that_names_the_holder_of_a_lock_does_not_block()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        Directory.CreateDirectory(_folder["data"]);
        foreach (var name in new[] { "lock", "bot" })
        {
            using var pipe = System.Diagnostics.Process.Start("mkfifo", [_folder[$"data/paperbot.litedb.{name}.holder"]]);
            pipe.WaitForExit(WaitLimit.Value).ShouldBeTrue();
        }

        (await BotProcess.RunAsync(_folder.Path, "tags")).ExitCode.ShouldBe(0);
        await using var bot = BotProcess.Start(_folder.Path, ["--Web:Url=http://127.0.0.1:0"]);
        await bot.LogsAsync(BotProcess.Ready);
    }

    [Theory]
    [InlineData("core.gitProxy", "git://127.0.0.1:1/notes")]
    [InlineData("core.sshCommand", "ssh://127.0.0.1:1/notes")]
    public async Task A_repository_around_the_working_folder_starts_no_program(string key, string url)
    {
        _folder.Write("program.sh", $"#!/bin/sh\ntouch '{_folder["started"]}'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder["program.sh"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        _folder.Write(".git/HEAD", "ref: refs/heads/main\n");
        _folder.Write(".git/config", $"[core]\n\trepositoryformatversion = 0\n\t{key["core.".Length..]} = {_folder["program.sh"]}\n");
        Directory.CreateDirectory(_folder[".git/objects"]);
        Directory.CreateDirectory(_folder[".git/refs"]);

        var (exitCode, output, _) = await BotProcess.RunAsync(_folder.Path, "check", "--Sources:0:Kind=Git", $"--Sources:0:Url={url}");

        exitCode.ShouldBe(1);
        output.ShouldContain("cannot be read");
        File.Exists(_folder["started"]).ShouldBeFalse();
    }
}
