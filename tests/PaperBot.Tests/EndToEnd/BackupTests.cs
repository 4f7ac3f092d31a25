using PaperBot.Platforms;
using PaperBot.Storage;

namespace PaperBot.Tests.EndToEnd;

public sealed class BackupTests
{
    private const int Imported = 60;

    [Fact]
    public async Task A_bot_that_runs_and_imports_is_backed_up_and_all_of_it_comes_back_elsewhere()
    {
        await using var town = await Town.BuildAsync();
        await using var bot = BotProcess.Start(town.Folder, town.Settings);
        await bot.LogsAsync(BotProcess.Ready);
        town.Drop("first.txt", Notes.Digest("2024-03-05", Notes.Note("First")));
        await bot.LogsAsync("Posted 1 entries", nth: 2);

        var importing = BotProcess.RunAsync(town.Folder, ["import", .. Write(town.Folder), .. Storage(town.Folder)]);
        var during = await BotProcess.RunAsync(town.Folder, ["backup", "during.db", .. Storage(town.Folder)]);
        await importing;
        var after = await BotProcess.RunAsync(town.Folder, ["backup", "after.db", .. Storage(town.Folder)]);

        (during.ExitCode, after.ExitCode).ShouldBe((0, 0), during.Errors + after.Errors);
        using var first = new TempFolder();
        using var second = new TempFolder();
        (await RestoreAsync(town.Folder, "during.db", first)).ExitCode.ShouldBe(0);
        (await RestoreAsync(town.Folder, "after.db", second)).ExitCode.ShouldBe(0);
        var export = await BotProcess.RunAsync(town.Folder, ["export", .. Storage(town.Folder)]);
        (await BotProcess.RunAsync(second.Path, ["export", .. Storage(second.Path)])).Output.ShouldBe(export.Output);
        export.Output.Split('\n').Length.ShouldBe(Imported + 2);
        foreach (var folder in new[] { first, second })
        {
            using var core = new TestCore(folder);
            core.Entries().ShouldContain(entry => entry.Title == "First");
            core.Get<IDeliveryStore>().ReadCounts().Select(count => (count.Channel, count.State, count.Count)).ShouldBe(
            [
                (new("Discord", Town.DiscordChannel), DeliveryState.Sent, 1),
                (new ChannelAddress("Slack", Town.SlackChannel), DeliveryState.Sent, 1),
            ], ignoreOrder: true);
            using var import = core.Get<IEntryStore>().BeginImport();
            import.Subscriptions.Count.ShouldBe(2);
        }
    }

    [Fact]
    public async Task A_running_bots_database_is_not_replaced_and_the_bot_goes_on()
    {
        await using var town = await Town.BuildAsync();
        await using var bot = BotProcess.Start(town.Folder, town.Settings);
        await bot.LogsAsync(BotProcess.Ready);
        (await BotProcess.RunAsync(town.Folder, ["backup", "empty.db", .. Storage(town.Folder)])).ExitCode.ShouldBe(0);

        var unasked = await BotProcess.RunAsync(town.Folder, ["restore", "empty.db", .. Storage(town.Folder)]);
        var forced = await BotProcess.RunAsync(town.Folder, ["restore", "empty.db", "--force", .. Storage(town.Folder)]);

        (unasked.ExitCode, forced.ExitCode).ShouldBe((1, 1));
        unasked.Errors.ShouldContain("--force");
        forced.Errors.ShouldContain("is in use. Stop the PaperBot that runs on it");
        town.Drop("first.txt", Notes.Digest("2024-03-05", Notes.Note("First")));
        await bot.LogsAsync("Posted 1 entries", nth: 2);

        await bot.KillAsync();
        (await BotProcess.RunAsync(town.Folder, ["restore", "empty.db", "--force", .. Storage(town.Folder)])).ExitCode.ShouldBe(0);
        (await BotProcess.RunAsync(town.Folder, ["export", .. Storage(town.Folder)])).Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backup_without_a_name_is_wrong_usage()
    {
        using var folder = new TempFolder();

        (await BotProcess.RunAsync(folder.Path, "backup")).ExitCode.ShouldBe(2);
        (await BotProcess.RunAsync(folder.Path, "restore")).ExitCode.ShouldBe(2);
    }

    private static Task<(int ExitCode, string Output, string Errors)> RestoreAsync(string from, string backup, TempFolder place) =>
        BotProcess.RunAsync(from, ["restore", backup, .. Storage(place.Path)]);

    private static string[] Storage(string folder) => [$"--Storage:Path={Path.Combine(folder, "paperbot.db")}"];

    /// <summary>Digests outside the watched folder; each is imported in a transaction of its own.</summary>
    private static IEnumerable<string> Write(string folder)
    {
        for (var number = 1; number <= Imported; number++)
        {
            File.WriteAllText(Path.Combine(folder, $"{number}.txt"), Notes.Digest("2020-01-01", Notes.Note($"Old paper {number}")));
            yield return $"{number}.txt";
        }
    }
}
