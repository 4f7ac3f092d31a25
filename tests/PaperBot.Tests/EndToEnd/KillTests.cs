using PaperBot.Fakes;

namespace PaperBot.Tests.EndToEnd;

public sealed class KillTests
{
    private const string Ready = "subscriptions are active";

    [Fact]
    public async Task Entries_that_were_posted_before_a_kill_are_not_posted_again_and_new_ones_are()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        await using (var bot = BotProcess.Start(platforms.Folder, platforms.Settings))
        {
            await bot.Log.FirstAsync(line => line.Contains(Ready, StringComparison.Ordinal));
            platforms.AddDigest("first.txt", Digest("2024-03-05", "First"));
            await bot.Log.NthAsync(2, line => line.Contains("Posted 1 entries", StringComparison.Ordinal));
            await bot.KillAsync();
        }

        platforms.AddDigest("second.txt", Digest("2024-03-06", "Second"));
        await using var again = BotProcess.Start(platforms.Folder, platforms.Settings);
        await again.Log.NthAsync(2, line => line.Contains("Posted 1 entries", StringComparison.Ordinal));

        platforms.Discord.Posts.Items.SelectMany(Titles.Of).ShouldBe(["First", "Second"]);
        platforms.Slack.Posts.Items.SelectMany(Titles.Of).ShouldBe(["First", "Second"]);
    }

    [Fact]
    public async Task A_message_that_arrived_just_before_a_kill_is_found_in_the_channel_and_not_sent_again()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        var release = new TaskCompletionSource();
        await using (var bot = BotProcess.Start(platforms.Folder, platforms.Settings))
        {
            await bot.Log.FirstAsync(line => line.Contains(Ready, StringComparison.Ordinal));
            platforms.Slack.Faults.Add("chat.postMessage", new Fault { HoldAnswer = release.Task });
            platforms.AddDigest("first.txt", Digest("2024-03-05", "First"));
            await platforms.Slack.Posts.FirstAsync(_ => true);
            await bot.KillAsync();
        }

        await using var again = BotProcess.Start(platforms.Folder, platforms.Settings);
        await again.Log.FirstAsync(line => line.Contains("Posted 1 entries to Slack", StringComparison.Ordinal));

        platforms.Slack.Posts.Items.SelectMany(Titles.Of).ShouldBe(["First"]);
        release.SetResult();
    }

    [Fact]
    public async Task A_message_that_did_not_arrive_before_a_kill_is_sent_after_the_restart()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        var release = new TaskCompletionSource();
        await using (var bot = BotProcess.Start(platforms.Folder, platforms.Settings))
        {
            await bot.Log.FirstAsync(line => line.Contains(Ready, StringComparison.Ordinal));
            var fault = new Fault { Status = 500, Until = release.Task };
            platforms.Slack.Faults.Add("chat.postMessage", fault);
            platforms.AddDigest("first.txt", Digest("2024-03-05", "First"));
            await fault.Met.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            await bot.KillAsync();
        }

        await using var again = BotProcess.Start(platforms.Folder, platforms.Settings);
        await again.Log.FirstAsync(line => line.Contains("Posted 1 entries to Slack", StringComparison.Ordinal));

        platforms.Slack.Posts.Items.SelectMany(Titles.Of).ShouldBe(["First"]);
        release.SetResult();
    }

    private static string Digest(string date, string title) => $"{date}\n{title}\n(Ada Kim)\n짧은 해설입니다.\n#moe\n";
}
