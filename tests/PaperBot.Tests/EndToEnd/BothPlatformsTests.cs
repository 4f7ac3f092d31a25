namespace PaperBot.Tests.EndToEnd;

public sealed class BothPlatformsTests
{
    private const string Digest = """
        2024년 3월 5일
        Sparse Things: Experts for Everyone
        (Ada Kim, Ben Park)
        전문가를 나누어 쓰는 간단한 방법입니다.
        #moe #llm
        A Second <!channel> Note & More
        (Cho Lee)
        라우터를 다시 설명합니다. @everyone
        #moe
        """;

    private static readonly string[] Expected = ["Sparse Things: Experts for Everyone", "A Second <!channel> Note & More"];

    [Fact]
    public async Task A_digest_dropped_into_the_folder_is_answered_alike_on_both_platforms_and_posted_once_to_each_channel()
    {
        await using var town = await Town.BuildAsync();
        await using var bot = await RunningBot.StartAsync(town.Settings);

        town.Drop("first.txt", Digest);
        await town.Discord.Posts.NthAsync(2, _ => true);
        await town.Slack.Posts.NthAsync(2, _ => true);

        var onDiscord = Titles.Of(await town.Discord.AnswerAsync(await town.Discord.SendCommandAsync("tag", "moe")));
        var onSlack = Titles.Of(await town.Slack.SendCommandAsync("tag moe"));
        onDiscord.Select(Unescaped).ShouldBe(Expected);
        onSlack.Select(Unescaped).ShouldBe(Expected);
        town.Discord.Posts.Items.SelectMany(Titles.Of).Select(Unescaped).ShouldBe(Expected);
        town.Slack.Posts.Items.SelectMany(Titles.Of).Select(Unescaped).ShouldBe(Expected);
        town.Discord.Posts.Items.ShouldAllBe(post => post.Channel == Town.DiscordChannel);
        town.Slack.Posts.Items.ShouldAllBe(post => post.Channel == Town.SlackChannel);
    }

    [Fact]
    public async Task An_archive_that_lies_in_the_folder_at_the_first_start_is_looked_up_but_not_posted()
    {
        await using var town = await Town.BuildAsync();
        town.Drop("archive.txt", Digest);
        await using var bot = await RunningBot.StartAsync(town.Settings);

        town.Drop("news.txt", "2024년 3월 6일\nNews\n(Dan Oh)\n새로운 소식입니다.\n#llm\n");
        await town.Slack.Posts.FirstAsync(_ => true);
        await town.Discord.Posts.FirstAsync(_ => true);

        Titles.Of(await town.Slack.SendCommandAsync("latest 10")).Count.ShouldBe(3);
        town.Slack.Posts.Items.SelectMany(Titles.Of).ShouldBe(["News"]);
        town.Discord.Posts.Items.SelectMany(Titles.Of).ShouldBe(["News"]);
    }

    /// <summary>Without the marks that a platform needs to show the text as it is.</summary>
    private static string Unescaped(string title) => title.Replace("\\", "", StringComparison.Ordinal).Replace("\u2060", "", StringComparison.Ordinal);
}
