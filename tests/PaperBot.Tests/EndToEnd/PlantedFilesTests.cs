namespace PaperBot.Tests.EndToEnd;

/// <summary>What somebody else may have put into the folder in which PaperBot is started.</summary>
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
}
