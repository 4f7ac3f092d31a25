using PaperBot.Tests.Storage.Contract;

namespace PaperBot.Tests.EndToEnd;

[Long]
public abstract class PurgeTests(EngineUnderTest engine) : EngineContract(engine)
{
    private static readonly string[] Words = ["Zyxomma", "Plimtock", "Brumvale", "Strindlefax", "슈뢰딩거식", "Earlyquorl"];

    private string[] Settings => [.. Engine.Settings(Folder)[..1], $"--Storage:Path=data/{Engine.FileName}", $"--Sources:0:Path={Folder["digests"]}", "--Web:Url=http://127.0.0.1:0"];

    public sealed class OnLiteDb() : PurgeTests(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : PurgeTests(EngineUnderTest.Sqlite);

    [Fact]
    public async Task A_purged_entry_is_in_no_file_and_does_not_return_while_its_document_is_unchanged()
    {
        Folder.Write("digests/a.txt", Digest("Earlyquorl words"));
        await ServeAsync();
        Folder.Write("digests/a.txt", Digest("Brumvale words"));
        await using (var bot = BotProcess.Start(Folder.Path, Settings))
        {
            await bot.LogsAsync(BotProcess.Ready);
            var refused = await BotProcess.RunAsync(Folder.Path, ["purge", "Zyxomma", .. Settings]);
            (refused.ExitCode, refused.Output).ShouldBe((1, ""));
            refused.Errors.ShouldContain("is in use by process");
        }

        await RunAsync("backup", "backups/one");
        Remains.Find(Folder["data"], "Zyxomma").ShouldNotBeEmpty();
        IndexRemains.Find(Folder[$"data/{Engine.FileName}.index"], Words).ShouldNotBeEmpty();
        var before = (await RunAsync("export")).Split('\n');

        var output = await RunAsync("purge", "zyxomma paper");

        output.ShouldContain("2024-05-07  Zyxomma Paper\nwas removed from ");
        output.ShouldContain($"- {Folder["digests/a.txt"]} still contains it. When that document changes, the entry comes back");
        output.ShouldContain($"\n  {Folder["backups/one"]}\n");
        output.ShouldContain("- It was posted to no channel.");
        Remains.Find(Folder["data"], Words).ShouldBeEmpty();
        IndexRemains.Find(Folder[$"data/{Engine.FileName}.index"], Words).ShouldBeEmpty();
        (await RunAsync("check")).ShouldContain("has 2 entries");
        await ServeAsync();
        (await RunAsync("export")).Split('\n').ShouldBe(before.Where(line => !line.Contains("Zyxomma", StringComparison.Ordinal)));
        (await BotProcess.RunAsync(Folder.Path, ["purge", "zyxomma", .. Settings])).ShouldSatisfyAllConditions(
            again => again.ExitCode.ShouldBe(1),
            again => again.Errors.Trim().ShouldBe("There is no entry zyxomma. Nothing was removed."));

        Folder.Write("digests/a.txt", Digest("Brumvale words") + "\n\n" + Notes.Note("Another Paper"));
        await ServeAsync();
        (await RunAsync("export")).ShouldContain("Zyxomma");
    }

    [Fact]
    public async Task While_another_process_writes_the_index_it_is_said_that_it_still_contains_the_entry()
    {
        Folder.Write("digests/a.txt", Digest("Brumvale words"));
        await RunAsync("import", "digests");
        (int ExitCode, string Output, string Errors) purge;
        using (new FileStream(Folder[$"data/{Engine.FileName}.index/write.lock"], FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            purge = await BotProcess.RunAsync(Folder.Path, ["purge", "Zyxomma", .. Settings]);
        }

        await RunAsync("check");

        (purge.ExitCode, purge.Output).ShouldBe((1, ""));
        purge.Errors.ShouldContain("but its index still contains it");
        Remains.Find(Folder["data"], Words).ShouldBeEmpty();
        IndexRemains.Find(Folder[$"data/{Engine.FileName}.index"], Words).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_several_entries_match_nothing_is_removed_and_a_withdrawn_one_is_found()
    {
        Folder.Write("digests/a.txt", Digest("Brumvale words"));
        await ServeAsync();
        File.WriteAllText(Folder["digests/a.txt"], Notes.Digest("2024-05-07", Notes.Note("First Paper"), Notes.Note("Second Paper")));
        await ServeAsync();
        (await RunAsync("export")).ShouldNotContain("Zyxomma");
        Remains.Find(Folder["data"], "Zyxomma").ShouldNotBeEmpty();

        var several = await BotProcess.RunAsync(Folder.Path, ["purge", "paper", .. Settings]);
        await RunAsync("purge", "Zyxomma");

        several.ExitCode.ShouldBe(1);
        several.Errors.ShouldStartWith("3 entries match. Nothing was removed; name one by its id:\n");
        several.Errors.Trim().Split('\n').Length.ShouldBe(4);
        Remains.Find(Folder["data"], Words).ShouldBeEmpty();
        (await RunAsync("export")).Trim().Split('\n').Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_purge_that_is_killed_leaves_all_or_nothing_and_is_completed_when_it_is_repeated()
    {
        Folder.Write("digests/a.txt", Digest("Brumvale words"));
        Folder.Write("many.txt", Notes.Digest("2024-05-06", [.. Enumerable.Range(0, 3_000).Select(number => Notes.Note($"Paper number {number}"))]));
        await ServeAsync();
        await RunAsync("import", "many.txt");
        var others = (await RunAsync("export")).Split('\n').Where(line => !line.Contains("Zyxomma", StringComparison.Ordinal)).ToList();
        Directory.Move(Folder["data"], Folder["before"]);
        foreach (var change in new[] { 1, 4, 8, 16, 32 })
        {
            Folder.Copy("before", "data");
            await KillPurgeAsync(change);

            var export = (await RunAsync("export")).Split('\n');
            export.Where(line => !line.Contains("Zyxomma", StringComparison.Ordinal)).ShouldBe(others);
            (await RunAsync("check")).ShouldContain("ok   Storage");
            await BotProcess.RunAsync(Folder.Path, ["purge", "Zyxomma", .. Settings]);

            (await RunAsync("export")).Split('\n').ShouldBe(others);
            Remains.Find(Folder["data"], Words).ShouldBeEmpty();
            IndexRemains.Find(Folder[$"data/{Engine.FileName}.index"], Words).ShouldBeEmpty();
            Directory.Delete(Folder["data"], recursive: true);
        }
    }

    [Fact]
    public async Task What_a_person_saved_is_removed_and_either_an_entry_or_a_person_has_to_be_named()
    {
        Folder.Write("digests/a.txt", Digest("Brumvale words"));
        await RunAsync("import", "digests");
        using (var database = Engine.Engine.Open(Folder[$"data/{Engine.FileName}"]))
        {
            database.Saved.Save("Slack Uforgotten T1", new("a"), DateTimeOffset.UnixEpoch);
            database.Saved.Save("Slack Uother T1", new("a"), DateTimeOffset.UnixEpoch);
        }

        (await RunAsync("purge", "--person", "Slack Uforgotten")).ShouldStartWith($"{Folder[$"data/{Engine.FileName}"]} has nothing that Slack Uforgotten saved.");

        Remains.Find(Folder["data"], "Uforgotten").ShouldBeEmpty();
        Remains.Find(Folder["data"], "Uother").ShouldNotBeEmpty();
        (await RunAsync("export")).ShouldContain("Zyxomma");
        foreach (var arguments in new string[][] { ["purge"], ["purge", "Zyxomma", "--person", "Slack Uother"] })
        {
            var run = await BotProcess.RunAsync(Folder.Path, [.. arguments, .. Settings]);
            (run.ExitCode, run.Output).ShouldBe((2, ""));
            run.Errors.ShouldContain("Name either an entry or a person.");
        }
    }

    private static string Digest(string text) => Notes.Digest(
        "2024-05-07", Notes.Note("First Paper"), $"Zyxomma Paper\n(Wexford Plimtock)\nWe propose {text} for all of them.\nStrindlefax 논문의 슈뢰딩거식 해설입니다.\n#moe", Notes.Note("Second Paper"));

    /// <summary>Purges, and kills the program when it has changed its files so many times.</summary>
    private async Task KillPurgeAsync(int change)
    {
        using var watcher = new FileSystemWatcher(Folder["data"]);
        var (changes, changed) = (0, new TaskCompletionSource());
        FileSystemEventHandler count = (_, _) => _ = Interlocked.Increment(ref changes) == change && changed.TrySetResult();
        watcher.Created += count;
        watcher.Changed += count;
        watcher.Deleted += count;
        watcher.EnableRaisingEvents = true;
        await using var purge = BotProcess.Start(Folder.Path, "purge", ["Zyxomma", .. Settings]);
        await Task.WhenAny(changed.Task, purge.ExitedAsync()).WithinLimitAsync();
    }

    private async Task ServeAsync()
    {
        await using var bot = BotProcess.Start(Folder.Path, Settings);
        await bot.LogsAsync(BotProcess.Ready);
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var run = await BotProcess.RunAsync(Folder.Path, [.. arguments, .. Settings]);
        run.ExitCode.ShouldBe(0, run.Errors + run.Output);
        return run.Output;
    }
}
