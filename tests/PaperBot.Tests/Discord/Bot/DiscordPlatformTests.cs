namespace PaperBot.Tests.Discord.Bot;

public sealed class DiscordPlatformTests
{
    private const string Messages = "/messages";

    [Fact]
    public async Task A_post_is_in_the_channel_and_is_found_by_its_key()
    {
        await using var bench = await DiscordBench.CreateAsync();
        var sent = (await bench.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();
        bench.Discord.Posts.Items.Single().Id.ShouldBe(sent.MessageId);
        (await bench.FindAsync()).ShouldBeOfType<FindOutcome.Found>().MessageIds.ShouldBe([sent.MessageId]);
    }

    [Fact]
    public async Task The_same_key_is_posted_once()
    {
        await using var bench = await DiscordBench.CreateAsync();
        var first = await bench.PostAsync();
        (await bench.PostAsync()).ShouldBe(first);
        bench.Discord.Posts.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_post_whose_response_is_lost_is_unknown_and_is_not_sent_again()
    {
        await using var bench = await DiscordBench.CreateAsync();
        await bench.PostAsync("aaaaaaaaaaaaaaaaaaaa"); // From now on there is a connection to reuse.
        bench.Discord.Faults.Add(Messages, new Fault { LoseResponse = true });
        (await bench.PostAsync()).ShouldBeOfType<PostOutcome.Unknown>();
        bench.Discord.Requests.Items.Count.ShouldBe(2);
        (await bench.FindAsync()).ShouldBeOfType<FindOutcome.Found>();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_post_that_the_server_fails_on_is_unknown_and_is_not_sent_again(int status)
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Fail(Messages, status, "<html>Bad Gateway</html>");
        (await bench.PostAsync()).ShouldBeOfType<PostOutcome.Unknown>();
        bench.Discord.Requests.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_post_to_a_server_that_does_not_exist_is_not_sent()
    {
        using var deadEnd = new DeadEnd();
        await using var bench = await DiscordBench.CreateAsync(apiUrl: deadEnd.Url);
        (await bench.PostAsync()).ShouldBeOfType<PostOutcome.NotSent>().Reason.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task A_channel_whose_id_is_not_a_number_is_never_requested()
    {
        await using var bench = await DiscordBench.CreateAsync();
        var wrong = new ChannelAddress("Discord", "../users/@me");
        var outcome = await bench.PostAsync(target: new(wrong, MessageKind.Entry, null, "", []));
        outcome.ShouldBeOfType<PostOutcome.Blocked>().Reason.ShouldContain("Copy Channel ID");
        (await bench.Platform.CheckChannelAsync(wrong, CancellationToken.None)).Works.ShouldBeFalse();
        bench.Discord.Requests.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_working_token_is_checked_with_the_bots_name()
    {
        await using var bench = await DiscordBench.CreateAsync();
        (await bench.Platform.CheckTokenAsync(CancellationToken.None)).ShouldBe(new(true, "Discord knows the bot as paperbot. It serves Research (3000000000000000001)."));
    }
}
