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
    public async Task A_digest_in_the_folder_is_found_on_both_platforms_and_posted_once_to_each_channel()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        await using var bot = await RunningBot.StartAsync(platforms.Settings);

        platforms.AddDigest("first.txt", Digest);
        await platforms.Discord.Posts.NthAsync(2, _ => true);
        await platforms.Slack.Posts.NthAsync(2, _ => true);

        var users = platforms.Discord.Interactions;
        var onDiscord = Titles.Of(await users.ResponseToAsync(await users.SendCommandAsync("tag", "moe")));
        var onSlack = Titles.Of(await platforms.Slack.SendCommandAsync("tag moe"));
        onDiscord.Select(Unescaped).ShouldBe(Expected);
        onSlack.Select(Unescaped).ShouldBe(Expected);
        platforms.Discord.Posts.Items.SelectMany(Titles.Of).Select(Unescaped).ShouldBe(Expected);
        platforms.Slack.Posts.Items.SelectMany(Titles.Of).Select(Unescaped).ShouldBe(Expected);
        platforms.Discord.Posts.Items.ShouldAllBe(post => post.Channel == TestPlatforms.DiscordChannel);
        platforms.Slack.Posts.Items.ShouldAllBe(post => post.Channel == TestPlatforms.SlackChannel);
    }

    [Fact]
    public async Task Documents_that_are_in_the_folder_at_the_first_start_are_found_but_not_posted()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        platforms.AddDigest("archive.txt", Digest);
        await using var bot = await RunningBot.StartAsync(platforms.Settings);

        platforms.AddDigest("new.txt", "2024년 3월 6일\nNew\n(Dan Oh)\n새로운 소식입니다.\n#llm\n");
        await platforms.Slack.Posts.FirstAsync(_ => true);
        await platforms.Discord.Posts.FirstAsync(_ => true);

        Titles.Of(await platforms.Slack.SendCommandAsync("latest 10")).Count.ShouldBe(3);
        platforms.Slack.Posts.Items.SelectMany(Titles.Of).ShouldBe(["New"]);
        platforms.Discord.Posts.Items.SelectMany(Titles.Of).ShouldBe(["New"]);
    }

    /// <summary>The title without the escapes of a platform.</summary>
    private static string Unescaped(string title) => title.Replace("\\", "", StringComparison.Ordinal).Replace("\u2060", "", StringComparison.Ordinal);
}
