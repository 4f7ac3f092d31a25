namespace PaperBot.Tests.EndToEnd;

[Long]
public sealed class KillTests
{
    [Fact]
    public async Task Entries_that_were_posted_before_a_kill_are_not_posted_again_and_new_ones_are()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        await using (var bot = BotProcess.Start(platforms.Folder, platforms.Settings))
        {
            await bot.LogsAsync(BotProcess.Ready);
            platforms.AddDigest("first.txt", Digest("2024-03-05", "First"));
            await bot.LogsAsync("Posted 1 entries", nth: 2);
            await bot.KillAsync();
        }

        platforms.AddDigest("second.txt", Digest("2024-03-06", "Second"));
        await using var again = BotProcess.Start(platforms.Folder, platforms.Settings);
        await again.LogsAsync("Posted 1 entries", nth: 2);

        platforms.Discord.Posts.Items.SelectMany(Titles.Of).ShouldBe(["First", "Second"]);
        platforms.Slack.Posts.Items.SelectMany(Titles.Of).ShouldBe(["First", "Second"]);
    }

    [Fact]
    public async Task A_message_that_arrived_just_before_a_kill_is_found_in_the_channel_and_not_sent_again()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        var release = new TaskCompletionSource();
        await KillDuringPostAsync(platforms, new() { HoldResponse = release.Task }, _ => platforms.Slack.Posts.FirstAsync(_ => true));

        await AssertPostedOnceAsync(platforms);
        release.SetResult();
    }

    [Fact]
    public async Task A_message_that_did_not_arrive_before_a_kill_is_sent_after_the_restart()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        var release = new TaskCompletionSource();
        await KillDuringPostAsync(platforms, new() { Status = 500, Until = release.Task }, fault => fault.Met.WithinLimitAsync());

        await AssertPostedOnceAsync(platforms);
        release.SetResult();
    }

    private static async Task KillDuringPostAsync(TestPlatforms platforms, Fault fault, Func<Fault, Task> isBeingSent)
    {
        await using var bot = BotProcess.Start(platforms.Folder, platforms.Settings);
        await bot.LogsAsync(BotProcess.Ready);
        platforms.Slack.Faults.Add("chat.postMessage", fault);
        platforms.AddDigest("first.txt", Digest("2024-03-05", "First"));
        await isBeingSent(fault);
        await bot.KillAsync();
    }

    private static async Task AssertPostedOnceAsync(TestPlatforms platforms)
    {
        await using var again = await RunningBot.StartAsync(platforms.Settings, new LaterTime());
        await again.Log.Lines.FirstAsync(line => line.Text.Contains("Posted 1 entries to Slack", StringComparison.Ordinal));
        platforms.Slack.Posts.Items.SelectMany(Titles.Of).ShouldBe(["First"]);
    }

    private static string Digest(string date, string title) => $"{date}\n{title}\n(Ada Kim)\n짧은 해설입니다.\n#moe\n";
}
