using PaperBot.Tests.Discord;

namespace PaperBot.Tests.EndToEnd;

[Long]
public sealed class FloodTests : IAsyncLifetime
{
    private const int Many = 2_000;

    private TestPlatforms _platforms = null!;

    public async ValueTask InitializeAsync() => _platforms = await TestPlatforms.StartAsync();

    public ValueTask DisposeAsync() => _platforms.DisposeAsync();

    [Fact]
    public async Task Two_thousand_entries_arrive_as_one_message_on_both_platforms()
    {
        await using var bot = BotProcess.Start(_platforms.Folder, _platforms.Settings);
        await bot.LogsAsync(BotProcess.Ready);

        (await ImportAsync(Many)).ShouldContain($"{2 * Many} deliveries added to the outbox");
        await bot.LogsAsync($"Posted {Many} entries", nth: 2);

        AssertPosted();
    }

    [Fact]
    public async Task An_archive_is_one_import_if_its_files_are_named_one_by_one()
    {
        const int files = 60;
        await using (var bot = BotProcess.Start(_platforms.Folder, _platforms.Settings))
        {
            await bot.LogsAsync(BotProcess.Ready);
        }

        var names = Enumerable.Range(1, files).Select(number => $"{number}.txt").ToList();
        names.ForEach(name => File.WriteAllText(Path.Combine(_platforms.Folder, name), Notes.Digest($"{DateTime.UtcNow.AddDays(1):yyyy-MM-dd}", Notes.Note($"Paper of {name}"))));

        (await RunAsync(["import", .. names])).Output.Trim().Split('\n').ShouldBe(
        [
            $"{files} added, 0 updated, 0 unchanged, 0 rejected",
            $"{files} new entries are not posted: 0 are dated more than 30 days ago, {files} came with more than 50 others. With --post they are.",
        ]);
    }

    [Fact]
    public async Task A_bot_that_is_killed_while_it_posts_many_entries_posts_them_once()
    {
        var release = new TaskCompletionSource();
        await using (var bot = BotProcess.Start(_platforms.Folder, _platforms.Settings))
        {
            await bot.LogsAsync(BotProcess.Ready);
            _platforms.Slack.Faults.Add("chat.postMessage", new() { HoldResponse = release.Task });
            var refused = new Fault { Status = 500, Until = release.Task };
            _platforms.Discord.Faults.Add("/messages", refused);
            await ImportAsync(Many);
            await _platforms.Slack.Posts.FirstAsync(_ => true);
            await refused.Met.WithinLimitAsync();
            await bot.KillAsync();
        }

        await using var again = await RunningBot.StartAsync(_platforms.Settings, new LaterTime());
        await again.Log.Lines.NthAsync(2, line => line.Text.Contains($"Posted {Many} entries", StringComparison.Ordinal));
        release.SetResult();

        AssertPosted();
    }

    [Fact]
    public async Task What_is_pending_can_be_cancelled_before_the_bot_runs()
    {
        await using (var bot = BotProcess.Start(_platforms.Folder, _platforms.Settings))
        {
            await bot.LogsAsync(BotProcess.Ready);
        }

        await ImportAsync(Many);
        var cancel = await RunAsync("cancel", $"slack:{TestPlatforms.SlackChannel}");
        var again = await RunAsync("cancel", $"Slack:{TestPlatforms.SlackChannel}");
        var unknown = await RunAsync("cancel", "Teams:C123");

        cancel.Output.Trim().ShouldBe($"Slack/{TestPlatforms.SlackChannel}: {Many} deliveries were cancelled, and are never posted.");
        again.Output.Trim().ShouldBe($"Nothing was pending for Slack/{TestPlatforms.SlackChannel}.");
        (unknown.ExitCode, unknown.Errors.Contains("Discord or Slack", StringComparison.Ordinal)).ShouldBe((2, true));
        (await RunAsync("check")).Output.ShouldContain($"Deliveries to Slack/{TestPlatforms.SlackChannel}: {Many} failed. Cancelled.");
        await using var restarted = BotProcess.Start(_platforms.Folder, _platforms.Settings);
        await restarted.LogsAsync($"Posted {Many} entries to Discord");
        _platforms.Slack.Posts.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_pending_can_be_cancelled_while_the_bot_posts()
    {
        var release = new TaskCompletionSource();
        await using var bot = BotProcess.Start(_platforms.Folder, _platforms.Settings);
        await bot.LogsAsync(BotProcess.Ready);
        _platforms.Slack.Faults.Add("chat.postMessage", new() { HoldResponse = release.Task });
        await ImportAsync(5);
        await _platforms.Slack.Posts.FirstAsync(_ => true);
        await bot.LogsAsync("Posted 1 entries to Discord", nth: 5);

        var cancel = await RunAsync("cancel");
        release.SetResult();
        await bot.LogsAsync("Posted 1 entries to Slack");

        cancel.Output.Trim().Split('\n').ShouldBe(
        [
            $"Slack/{TestPlatforms.SlackChannel}: 4 deliveries were cancelled, and are never posted.",
            $"Slack/{TestPlatforms.SlackChannel}: a message with 1 is being sent, which is not stopped.",
        ]);
        _platforms.AddDigest("next.txt", Notes.Digest("2024-03-06", Notes.Note("The next one")));
        await bot.LogsAsync("Posted 1 entries to Slack", nth: 2);
        _platforms.Slack.Posts.Items.SelectMany(Titles.Of).ShouldBe(["Paper number 0", "The next one"]);
    }

    private void AssertPosted()
    {
        Rendered.Texts(_platforms.Discord.Posts.Items.ShouldHaveSingleItem().Json)[0].ShouldEndWith($" · {Many} new papers · the newest 15**");
        var slack = _platforms.Slack.Posts.Items.ShouldHaveSingleItem().Message;
        slack.GetProperty("text").GetString()!.ShouldContain($" · {Many} new papers · the newest 15: Paper number");
        slack.GetProperty("blocks").GetRawText().ShouldContain("/paper date 2024-03-05");
        using var database = TestStorage.CreateEngine().Open(Path.Combine(_platforms.Folder, TestStorage.File));
        database.Deliveries.ReadCounts().Select(count => (count.State, count.Count)).ShouldBe([(DeliveryState.Sent, Many), (DeliveryState.Sent, Many)]);
    }

    private async Task<string> ImportAsync(int count)
    {
        await File.WriteAllTextAsync(
            Path.Combine(_platforms.Folder, "many.txt"), Notes.Digest("2024-03-05", [.. Enumerable.Range(0, count).Select(number => Notes.Note($"Paper number {number}"))]), TestContext.Current.CancellationToken);
        return (await RunAsync("import", "--post", "many.txt")).Output;
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => BotProcess.RunAsync(_platforms.Folder, [.. arguments, .. _platforms.Settings]);
}
