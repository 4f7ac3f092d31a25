namespace PaperBot.Tests.EndToEnd;

[Long]
public sealed class BackupTests
{
    private const int Imported = 60;

    [Fact]
    public async Task A_running_bot_is_backed_up_and_restored_elsewhere()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        await using var bot = BotProcess.Start(platforms.Folder, platforms.Settings);
        await bot.LogsAsync(BotProcess.Ready);
        platforms.AddDigest("first.txt", Notes.Digest("2024-03-05", Notes.Note("First")));
        await bot.LogsAsync("Posted 1 entries", nth: 2);

        var importing = BotProcess.RunAsync(platforms.Folder, ["import", .. Write(platforms.Folder), .. Storage(platforms.Folder)]);
        var during = await BotProcess.RunAsync(platforms.Folder, ["backup", "during.db", .. Storage(platforms.Folder)]);
        await importing;
        var after = await BotProcess.RunAsync(platforms.Folder, ["backup", "after.db", .. Storage(platforms.Folder)]);

        (during.ExitCode, after.ExitCode).ShouldBe((0, 0), during.Errors + after.Errors);
        using var first = new TempFolder();
        using var second = new TempFolder();
        (await RestoreAsync(platforms.Folder, "during.db", first)).ExitCode.ShouldBe(0);
        (await RestoreAsync(platforms.Folder, "after.db", second)).ExitCode.ShouldBe(0);
        var export = await BotProcess.RunAsync(platforms.Folder, ["export", .. Storage(platforms.Folder)]);
        (await BotProcess.RunAsync(second.Path, ["export", .. Storage(second.Path)])).Output.ShouldBe(export.Output);
        export.Output.Split('\n').Length.ShouldBe(Imported + 2);
        foreach (var folder in new[] { first, second })
        {
            using var core = new TestCore(folder);
            core.Entries().ShouldContain(entry => entry.Title == "First");
            core.Get<IDeliveryStore>().ReadCounts().Select(count => (count.Channel, count.State, count.Count)).ShouldBe(
            [
                (new("Discord", TestPlatforms.DiscordChannel), DeliveryState.Sent, 1),
                (new ChannelAddress("Slack", TestPlatforms.SlackChannel), DeliveryState.Sent, 1),
            ], ignoreOrder: true);
            core.Get<IEntryStore>().Import(import => import.Subscriptions).Count.ShouldBe(2);
        }
    }

    [Fact]
    public async Task The_database_of_a_running_bot_is_not_replaced_and_the_bot_keeps_running()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        await using var bot = BotProcess.Start(platforms.Folder, platforms.Settings);
        await bot.LogsAsync(BotProcess.Ready);
        (await BotProcess.RunAsync(platforms.Folder, ["backup", "empty.db", .. Storage(platforms.Folder)])).ExitCode.ShouldBe(0);

        var unforced = await BotProcess.RunAsync(platforms.Folder, ["restore", "empty.db", .. Storage(platforms.Folder)]);
        var forced = await BotProcess.RunAsync(platforms.Folder, ["restore", "empty.db", "--force", .. Storage(platforms.Folder)]);

        (unforced.ExitCode, forced.ExitCode).ShouldBe((2, 1));
        unforced.Errors.ShouldContain("--force");
        forced.Errors.ShouldContain("is in use by process");
        platforms.AddDigest("first.txt", Notes.Digest("2024-03-05", Notes.Note("First")));
        await bot.LogsAsync("Posted 1 entries", nth: 2);

        await bot.KillAsync();
        (await BotProcess.RunAsync(platforms.Folder, ["restore", "empty.db", "--force", .. Storage(platforms.Folder)])).ExitCode.ShouldBe(0);
        (await BotProcess.RunAsync(platforms.Folder, ["export", .. Storage(platforms.Folder)])).Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_posted_after_a_backup_is_found_in_the_channels_and_not_posted_again_when_it_is_restored()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        await using (var bot = BotProcess.Start(platforms.Folder, platforms.QuickSettings))
        {
            await bot.LogsAsync(BotProcess.Ready);
            (await BotProcess.RunAsync(platforms.Folder, ["backup", "empty", .. Storage(platforms.Folder)])).ExitCode.ShouldBe(0);
            platforms.AddDigest("first.txt", Notes.Digest("2024-03-05", Notes.Note("First")));
            await bot.LogsAsync("Posted 1 entries", nth: 2);
            await bot.KillAsync();
        }

        (await BotProcess.RunAsync(platforms.Folder, ["restore", "empty", "--force", .. Storage(platforms.Folder)])).ExitCode.ShouldBe(0);
        platforms.AddDigest("second.txt", Notes.Digest("2024-03-06", Notes.Note("Second")));
        await using var restored = BotProcess.Start(platforms.Folder, platforms.QuickSettings);
        await restored.LogsAsync("Posted 1 entries", nth: 4);

        platforms.Discord.Posts.Items.SelectMany(Titles.Of).ShouldBe(["First", "Second"]);
        platforms.Slack.Posts.Items.SelectMany(Titles.Of).ShouldBe(["First", "Second"]);
    }

    [Fact]
    public async Task A_damaged_database_names_its_newest_backup_and_is_kept_when_that_is_restored()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper")));
        (await BotProcess.RunAsync(folder.Path, ["import", "a.txt", .. Storage(folder.Path)])).ExitCode.ShouldBe(0);
        (await BotProcess.RunAsync(folder.Path, ["backup", "one.db", .. Storage(folder.Path)])).ExitCode.ShouldBe(0);
        File.WriteAllText(folder[TestStorage.File], new string('x', 100_000));

        var check = await BotProcess.RunAsync(folder.Path, ["check", .. Storage(folder.Path)]);
        var restore = await BotProcess.RunAsync(folder.Path, ["restore", "one.db", "--force", .. Storage(folder.Path)]);

        check.ExitCode.ShouldBe(1, check.Errors);
        check.Output.ShouldContain($"FAIL Storage: {folder[TestStorage.File]} is damaged");
        check.Output.ShouldContain($"'paperbot restore {folder["one.db"]} --force'");
        restore.ExitCode.ShouldBe(0, restore.Errors);
        restore.Output.ShouldContain($"was kept as {folder[TestStorage.File]}.damaged-");
        (await BotProcess.RunAsync(folder.Path, ["export", .. Storage(folder.Path)])).Output.ShouldContain("First Paper");
    }

    [Fact]
    public async Task A_copy_to_another_file_has_everything_and_overwrites_nothing()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper")));
        (await CopyAsync("Sqlite")).Errors.ShouldContain("There is no database");
        await BotProcess.RunAsync(folder.Path, ["import", "a.txt", .. Storage(folder.Path)]);

        (await CopyAsync("Telepathy")).ExitCode.ShouldBe(2);
        var copied = await CopyAsync("Sqlite");
        var again = await CopyAsync("Sqlite");

        copied.ExitCode.ShouldBe(0, copied.Errors);
        (again.ExitCode, again.Errors.Contains("exists already", StringComparison.Ordinal)).ShouldBe((2, true));
        var export = await BotProcess.RunAsync(folder.Path, "export", "--Storage:Engine=Sqlite", "--Storage:Path=copies/two.db");
        export.Output.ShouldBe((await BotProcess.RunAsync(folder.Path, ["export", .. Storage(folder.Path)])).Output);
        export.Output.ShouldContain("First Paper");

        Task<(int ExitCode, string Output, string Errors)> CopyAsync(string engine) =>
            BotProcess.RunAsync(folder.Path, ["copy", "--to", engine, "--path", "copies/two.db", .. Storage(folder.Path)]);
    }

    [Fact]
    public async Task A_backup_without_a_name_is_wrong_usage()
    {
        using var folder = new TempFolder();

        (await BotProcess.RunAsync(folder.Path, "backup")).ExitCode.ShouldBe(2);
        (await BotProcess.RunAsync(folder.Path, "restore")).ExitCode.ShouldBe(2);
    }

    private static Task<(int ExitCode, string Output, string Errors)> RestoreAsync(string from, string backup, TempFolder target) =>
        BotProcess.RunAsync(from, ["restore", backup, .. Storage(target.Path)]);

    private static string[] Storage(string folder) => TestStorage.Settings(folder);

    /// <summary>Writes digests outside the folder source.</summary>
    private static IEnumerable<string> Write(string folder)
    {
        for (var number = 1; number <= Imported; number++)
        {
            File.WriteAllText(Path.Combine(folder, $"{number}.txt"), Notes.Digest("2020-01-01", Notes.Note($"Old paper {number}")));
            yield return $"{number}.txt";
        }
    }
}
