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
        (await bench.FindAsync()).ShouldBe(sent);
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
        (await bench.FindAsync()).ShouldBeOfType<PostOutcome.Sent>();
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

    [Theory]
    [InlineData("7", "{}", 7.0)]
    [InlineData("8", """{"retry_after":7.25,"global":false,"message":"slow"}""", 7.25)]
    [InlineData(null, """{"retry_after":1.5,"global":true,"message":"slow"}""", 1.5)]
    [InlineData("0", """{"retry_after":0,"global":false,"message":"slow"}""", 1.0)]
    [InlineData(null, "<html>", null)]
    public async Task A_post_beyond_a_rate_limit_is_not_sent_and_says_how_long_to_wait(string? header, string body, double? seconds)
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Fail(Messages, 429, body, header is null ? [] : [("Retry-After", header)]);
        var outcome = (await bench.PostAsync()).ShouldBeOfType<PostOutcome.NotSent>();
        outcome.RetryAfter.ShouldBe(seconds is null ? null : TimeSpan.FromSeconds(seconds.Value));
        bench.Discord.Requests.Items.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(401, 0, "Discord:Token", 10)]
    [InlineData(403, 50001, "Invite it to the server", 10)]
    [InlineData(403, 50013, "Send Messages", 10)]
    [InlineData(404, 10003, "Copy the channel's id", 10)]
    [InlineData(404, 0, "Discord:ApiUrl", 10)]
    [InlineData(400, 99999, "refused the request", 10)]
    [InlineData(302, 0, "refused the request", 10)]
    [InlineData(400, 40004, "refused the request", 1)]
    [InlineData(408, 0, "refused the request", 1)]
    public async Task A_refused_post_is_retried_later_and_says_how_to_fix_the_cause(int status, int code, string fix, int minutes)
    {
        var notSent = (await PostRefusedAsync(status, code)).ShouldBeOfType<PostOutcome.NotSent>();
        notSent.Reason.ShouldContain(fix);
        notSent.RetryAfter.ShouldBe(TimeSpan.FromMinutes(minutes));
    }

    [Theory]
    [InlineData(400, 50035)]
    [InlineData(400, 50006)]
    [InlineData(400, 20009)]
    [InlineData(400, 40005)]
    [InlineData(413, 0)]
    public async Task A_post_is_rejected_only_if_the_message_itself_is_refused(int status, int code) =>
        (await PostRefusedAsync(status, code)).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("as the test wants");

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
        var outcome = await bench.Platform.PostAsync(wrong, Sample.Reply(), Rendered.Key, CancellationToken.None);
        outcome.ShouldBeOfType<PostOutcome.NotSent>().Reason.ShouldContain("Copy Channel ID");
        (await bench.Platform.CheckChannelAsync(wrong, CancellationToken.None)).Works.ShouldBeFalse();
        bench.Discord.Requests.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_working_token_is_checked_with_the_bots_name()
    {
        await using var bench = await DiscordBench.CreateAsync();
        (await bench.Platform.CheckTokenAsync(CancellationToken.None)).ShouldBe(new(true, "Discord knows the bot as paperbot. It serves Research (3000000000000000001)."));
    }

    [Theory]
    [InlineData(DiscordBench.Channel, true, "The bot sees #papers and can read its history.")]
    [InlineData("3000000000000000003", false, "Copy the channel's id")]
    public async Task A_channel_is_checked(string channel, bool works, string message)
    {
        await using var bench = await DiscordBench.CreateAsync();
        await ShouldBeCheckedAsync(bench, works, message, channel);
    }

    [Fact]
    public async Task A_check_says_which_permission_is_missing_if_the_history_cannot_be_read()
    {
        await using var bench = await DiscordBench.CreateAsync();
        await bench.PostAsync();
        await ShouldBeCheckedAsync(bench, works: true, "can read its history");
        bench.Discord.Channels.HistoryIsVisible = false;
        await ShouldBeCheckedAsync(bench, works: false, "Give it Read Message History in #papers");
        bench.Refuse(Messages, 403, 50013);
        await ShouldBeCheckedAsync(bench, works: false, "cannot read its history");
    }

    private static async Task ShouldBeCheckedAsync(
        DiscordBench bench, bool works, string message, string channel = DiscordBench.Channel)
    {
        var check = await bench.Platform.CheckChannelAsync(new ChannelAddress("Discord", channel), CancellationToken.None);
        check.Works.ShouldBe(works);
        check.Message.ShouldContain(message);
    }

    private static async Task<PostOutcome> PostRefusedAsync(int status, int code)
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Refuse(Messages, status, code);
        return await bench.PostAsync();
    }
}
