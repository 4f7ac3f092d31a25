namespace PaperBot.Tests.EndToEnd;

/// <summary>The index of several processes, and of a database that is replaced.</summary>
[Long]
public sealed class IndexProcessesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task What_one_process_imports_another_finds_beside_a_running_bot()
    {
        await using var bot = BotProcess.Start(_folder.Path, ["--Web:Url=http://127.0.0.1:0", $"--Sources:0:Path={Directory.CreateDirectory(_folder["digests"]).FullName}", .. Storage]);
        await bot.LogsAsync(BotProcess.Ready);
        for (var round = 0; round < 3; round++)
        {
            _folder.Write($"{round}.txt", Notes.Digest("2024-05-07", Notes.Note($"Paper of round {round}")));
            (await RunAsync("import", $"{round}.txt")).ShouldContain("1 added");
            (await RunAsync("ask", $"/paper search \"round {round}\"")).ShouldContain($"Paper of round {round}");
        }

        Rebuilt(bot.Log.Items).ShouldBe(0);
    }

    [Fact]
    public async Task A_question_beside_an_import_is_answered()
    {
        for (var number = 0; number < 400; number++)
        {
            _folder.Write($"notes/{number}.txt", Notes.Digest("2024-05-07", Notes.Note($"Paper number {number}")));
        }

        await RunAsync("import", "notes/0.txt");
        var import = RunAsync("import", "notes");
        do
        {
            (await RunAsync("ask", "/paper search \"Paper number 0\"")).ShouldContain("Paper number 0");
        }
        while (!import.IsCompleted);

        (await import).ShouldContain("399 added");
        (await RunAsync("ask", "/paper search \"Paper number 399\"")).ShouldContain("Paper number 399");
    }

    [Fact]
    public async Task The_index_of_a_restored_database_is_that_of_the_backup()
    {
        _folder.Write("a.txt", Notes.Digest("2024-05-07", Notes.Note("Zorvek the first")));
        _folder.Write("b.txt", Notes.Digest("2024-05-08", Notes.Note("Blimfa the second")));
        await RunAsync("import", "a.txt");
        await RunAsync("backup", "backup.db");
        await RunAsync("import", "b.txt");
        (await RunAsync("ask", "/paper search blimfa")).ShouldContain("Blimfa the second");

        await RunAsync("restore", "backup.db", "--force");
        (await RunAsync("ask", "/paper search zorvek")).ShouldContain("Zorvek the first");
        (await BotProcess.RunAsync(_folder.Path, ["ask", "/paper search blimfa", .. Storage])).Output.ShouldNotContain("Blimfa the second");

        await RunAsync("import", "b.txt");
        await RunAsync("copy", "--to", "Sqlite", "--path", "copy.db");
        (await BotProcess.RunAsync(_folder.Path, "ask", "/paper search blimfa", "--Storage:Engine=Sqlite", "--Storage:Path=copy.db")).Output.ShouldContain("Blimfa the second");
    }

    public void Dispose() => _folder.Dispose();

    private string[] Storage => TestStorage.Settings(_folder.Path);

    private static int Rebuilt(IEnumerable<string> log) => log.Count(line => line.Contains("is rebuilt from the store", StringComparison.Ordinal));

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await BotProcess.RunAsync(_folder.Path, [.. arguments, .. Storage]);
        exitCode.ShouldBe(0, errors);
        Rebuilt(errors.Split('\n')).ShouldBe(0, errors);
        return output;
    }
}
