using System.Runtime.Versioning;
using PaperBot.Tests.Sources;
using PaperBot.Tests.Storage.Contract;

namespace PaperBot.Tests.EndToEnd;

[UnsupportedOSPlatform("windows")]
[Long]
public abstract class PrivateFilesTests(EngineUnderTest engine) : EngineContract(engine)
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [UnsupportedOSPlatform("windows")]
    public sealed class OnLiteDb() : PrivateFilesTests(EngineUnderTest.LiteDb);

    [UnsupportedOSPlatform("windows")]
    public sealed class OnSqlite() : PrivateFilesTests(EngineUnderTest.Sqlite);

    private string[] Settings =>
        [.. Engine.Settings(Folder)[..1], $"--Storage:Path=data/{Engine.FileName}", "--Web:Url=http://127.0.0.1:0"];

    [Fact]
    public async Task Whatever_the_program_creates_no_other_user_can_read()
    {
        using var repository = new GitRepository();
        repository.Commit("240507 Title.md", "https://arxiv.org/abs/2405.01234\n\n*Title* (Ada Kim)\n\n해설입니다.\n\n#moe");
        Folder.Write("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper")));
        await using (var bot = BotProcess.Start(Folder.Path, [.. Settings, "--Sources:0:Kind=Git", $"--Sources:0:Url={repository.Path}"]))
        {
            await bot.LogsAsync(BotProcess.Ready);
            await RunAsync("import", "a.txt");
            await RunAsync("backup", "data/backups/one");
        }

        await RunAsync("copy", "--to", Engine.Other.Engine.Name, "--path", "data/copies/two");
        File.WriteAllText(Folder[$"data/{Engine.FileName}"], new string('x', 100_000));
        File.SetUnixFileMode(Folder[$"data/{Engine.FileName}"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        await RunAsync("restore", "data/backups/one", "--force");

        var created = Directory.EnumerateFileSystemEntries(Folder["data"], "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }).ToList();
        created.Where(file => (File.GetUnixFileMode(file) & Others) != 0).ShouldBeEmpty();
        (File.GetUnixFileMode(Folder["data"]) & Others).ShouldBe(UnixFileMode.None);
        string[] expected = [Engine.FileName, $"{Engine.FileName}.index", $"{Engine.FileName}.bot", $"{Engine.FileName}.damaged-", "one", "two", "sources", "HEAD", "segments.gen"];
        expected.Where(name => !created.Any(file => System.IO.Path.GetFileName(file).StartsWith(name, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_names_what_other_users_can_read_and_how_to_keep_them_out()
    {
        Folder.Write("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper")));
        await RunAsync("import", "a.txt");
        var database = Folder[$"data/{Engine.FileName}"];
        File.SetUnixFileMode(database, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        var below = await BotProcess.RunAsync(Folder.Path, ["check", .. Settings]);
        foreach (var folder in new[] { Folder.Path, Folder["data"] })
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        }

        var check = await BotProcess.RunAsync(Folder.Path, ["check", .. Settings]);

        below.Output.ShouldNotContain("chmod");
        check.Output.Split('\n').ShouldContain($"FAIL Files: Other users of this machine can read what PaperBot stores. Keep them out: chmod -R go= {database}");
        check.ExitCode.ShouldBe(1);
        (File.GetUnixFileMode(database) & Others).ShouldBe(UnixFileMode.OtherRead);
    }

    private async Task RunAsync(params string[] arguments)
    {
        var run = await BotProcess.RunAsync(Folder.Path, [.. arguments, .. Settings]);
        run.ExitCode.ShouldBe(0, run.Errors);
    }
}
