using PaperBot.Tests.Storage.Contract;

namespace PaperBot.Tests.EndToEnd;

[Long]
public sealed class PurgeOfPostedTests
{
    [Fact]
    public async Task After_a_purge_of_what_was_posted_the_channels_are_named_and_nothing_is_posted_again()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        await using (var bot = BotProcess.Start(platforms.Folder, platforms.Settings))
        {
            await bot.LogsAsync(BotProcess.Ready);
            platforms.AddDigest("first.txt", Notes.Digest("2024-03-05", Notes.Note("Zyxomma Paper"), Notes.Note("First Paper")));
            await bot.LogsAsync("Posted 1 entries", nth: 4);
        }

        var purge = await BotProcess.RunAsync(platforms.Folder, ["purge", "Zyxomma", .. platforms.Settings]);

        purge.ExitCode.ShouldBe(0, purge.Errors);
        purge.Output.ShouldContain($"- The messages that were posted stay in Discord/{TestPlatforms.DiscordChannel}, Slack/{TestPlatforms.SlackChannel}.");
        Directory.Delete(Path.Combine(platforms.Folder, "digests"), recursive: true);
        Remains.Find(platforms.Folder, "Zyxomma").ShouldBeEmpty();
        Directory.CreateDirectory(Path.Combine(platforms.Folder, "digests"));
        await using var again = BotProcess.Start(platforms.Folder, platforms.Settings);
        await again.LogsAsync(BotProcess.Ready);
        platforms.AddDigest("next.txt", Notes.Digest("2024-03-06", Notes.Note("The next one")));
        await again.LogsAsync("Posted 1 entries", nth: 2);
        platforms.Slack.Posts.Items.SelectMany(Titles.Of).ShouldBe(["Zyxomma Paper", "First Paper", "The next one"]);
        platforms.Discord.Posts.Items.SelectMany(Titles.Of).ShouldBe(["Zyxomma Paper", "First Paper", "The next one"]);
    }
}
