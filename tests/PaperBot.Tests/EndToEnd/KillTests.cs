using PaperBot.Fakes;

namespace PaperBot.Tests.EndToEnd;

public sealed class KillTests
{
    [Fact]
    public async Task What_was_posted_before_a_kill_is_not_posted_again_and_what_comes_after_is()
    {
        await using var town = await Town.BuildAsync();
        await using (var bot = BotProcess.Start(town.Folder, town.Settings))
        {
            await bot.LogsAsync(BotProcess.Ready);
            town.Drop("first.txt", Digest("2024-03-05", "First"));
            await bot.LogsAsync("Posted 1 entries", nth: 2);
            await bot.KillAsync();
        }

        town.Drop("second.txt", Digest("2024-03-06", "Second"));
        await using var again = BotProcess.Start(town.Folder, town.Settings);
        await again.LogsAsync("Posted 1 entries", nth: 2);

        town.Discord.Posts.Items.SelectMany(Titles.Of).ShouldBe(["First", "Second"]);
        town.Slack.Posts.Items.SelectMany(Titles.Of).ShouldBe(["First", "Second"]);
    }

    [Fact]
    public async Task A_post_that_arrived_just_before_a_kill_is_found_in_the_channel_and_not_sent_again()
    {
        await using var town = await Town.BuildAsync();
        var never = new TaskCompletionSource();
        await KillDuringPostAsync(town, new() { HoldAnswer = never.Task }, _ => town.Slack.Posts.FirstAsync(_ => true));

        await AssertPostedOnceAsync(town);
        never.SetResult();
    }

    [Fact]
    public async Task A_post_that_never_arrived_before_a_kill_is_sent_after_the_restart()
    {
        await using var town = await Town.BuildAsync();
        var never = new TaskCompletionSource();
        await KillDuringPostAsync(town, new() { Status = 500, Until = never.Task }, fault => fault.Met.WithinLimitAsync());

        await AssertPostedOnceAsync(town);
        never.SetResult();
    }

    private static async Task KillDuringPostAsync(Town town, Fault fault, Func<Fault, Task> underWay)
    {
        await using var bot = BotProcess.Start(town.Folder, town.Settings);
        await bot.LogsAsync(BotProcess.Ready);
        town.Slack.Faults.Add("chat.postMessage", fault);
        town.Drop("first.txt", Digest("2024-03-05", "First"));
        await underWay(fault);
        await bot.KillAsync();
    }

    private static async Task AssertPostedOnceAsync(Town town)
    {
        await using var again = await RunningBot.StartAsync(town.Settings, new LaterTime());
        await again.Log.Lines.FirstAsync(line => line.Text.Contains("Posted 1 entries to Slack", StringComparison.Ordinal));
        town.Slack.Posts.Items.SelectMany(Titles.Of).ShouldBe(["First"]);
    }

    /// <summary>The system's clock, so far ahead that no request from before a restart can still be in flight.</summary>
    private sealed class LaterTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromMinutes(1);
    }

    private static string Digest(string date, string title) => $"{date}\n{title}\n(Ada Kim)\n짧은 해설입니다.\n#moe\n";
}
