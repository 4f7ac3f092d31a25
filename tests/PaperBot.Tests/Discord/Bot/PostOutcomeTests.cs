using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.Discord.Bot;

/// <summary>What becomes of a post that Discord does not accept, and what its owner reads.</summary>
public sealed class PostOutcomeTests
{
    private const string Messages = "/messages";

    [Theory]
    [InlineData("7", "{}", 7.0, false)]
    [InlineData("8", """{"retry_after":7.25,"global":false,"message":"slow"}""", 7.25, false)]
    [InlineData(null, """{"retry_after":1.5,"global":true,"message":"slow"}""", 1.5, true)]
    [InlineData("0", """{"retry_after":0,"global":false,"message":"slow"}""", 1.0, false)]
    public async Task A_post_beyond_a_rate_limit_is_not_sent_and_says_how_long_to_wait(string? header, string body, double seconds, bool isForAll)
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Fail(Messages, 429, body, [("X-RateLimit-Scope", "user"), .. header is null ? Array.Empty<(string, string)>() : [("Retry-After", header)]]);

        var outcome = (await bench.PostAsync()).ShouldBeOfType<PostOutcome.NotSent>();

        outcome.RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
        outcome.IsForAll.ShouldBe(isForAll);
        bench.Discord.Requests.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_network_that_blocks_the_address_makes_all_wait_even_if_it_does_not_say_how_long()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Fail(Messages, 429, "<html>error code: 1015");

        (await bench.PostAsync()).ShouldBe(new PostOutcome.NotSent("Discord asks to slow down (429).", TimeSpan.FromSeconds(30)) { IsForAll = true });
        (await bench.PostAsync()).ShouldBe(new PostOutcome.NotSent("Discord asks to wait 30 seconds.", TimeSpan.FromSeconds(30)) { IsForAll = true });
        bench.Discord.Requests.Items.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(403, 50001, "Invite it to the server")]
    [InlineData(403, 50013, "Send Messages")]
    [InlineData(404, 10003, "it was deleted, or its id is wrong")]
    [InlineData(400, 160005, "Unlock it, or give the bot Manage Threads")]
    [InlineData(400, 50083, "Unlock it, or give the bot Manage Threads")]
    [InlineData(400, 160006, "Close some of them")]
    public async Task A_channel_that_a_person_must_fix_blocks_the_post_and_says_how(int status, int code, string fix)
    {
        var blocked = (await PostRefusedAsync(status, code)).ShouldBeOfType<PostOutcome.Blocked>();
        blocked.Reason.ShouldContain(fix);
        blocked.IsForAll.ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_that_was_revoked_blocks_all_posts()
    {
        var blocked = (await PostRefusedAsync(401, 0)).ShouldBeOfType<PostOutcome.Blocked>();
        blocked.IsForAll.ShouldBeTrue();
        blocked.Reason.ShouldContain("Set Discord:Token to that of the Bot page");
    }

    [Theory]
    [InlineData(404, 0, 10)]
    [InlineData(400, 99999, 10)]
    [InlineData(302, 0, 10)]
    [InlineData(400, 40004, 1)]
    [InlineData(408, 0, 1)]
    [InlineData(403, 40333, 1)]
    public async Task What_passes_by_itself_is_tried_again_later(int status, int code, int minutes) =>
        (await PostRefusedAsync(status, code)).ShouldBeOfType<PostOutcome.NotSent>().RetryAfter.ShouldBe(TimeSpan.FromMinutes(minutes));

    [Fact]
    public async Task A_proxy_that_forbids_is_not_a_channel_that_must_be_fixed()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Fail(Messages, 403, "<html>Access denied</html>");

        (await bench.PostAsync()).ShouldBeOfType<PostOutcome.NotSent>();
    }

    [Theory]
    [InlineData(400, 50035)]
    [InlineData(400, 50006)]
    [InlineData(400, 20009)]
    [InlineData(400, 40005)]
    [InlineData(413, 0)]
    [InlineData(400, 200000)]
    [InlineData(400, 240000)]
    public async Task A_post_is_rejected_only_if_the_message_itself_is_refused(int status, int code) =>
        (await PostRefusedAsync(status, code)).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("as the test wants");

    [Fact]
    public async Task A_response_that_does_not_come_in_time_leaves_it_unknown()
    {
        await using var bench = await DiscordBench.StartAsync(prepare: null, settings: ("Delivery:PatienceSeconds", "0.05"));
        bench.Discord.Faults.Add(Messages, new Fault { HoldResponse = new TaskCompletionSource().Task });

        (await bench.PostAsync()).ShouldBe(new PostOutcome.Unknown("Discord's response was lost: it did not come in time."));
    }

    [Fact]
    public async Task A_channel_that_was_made_read_only_says_which_permission_is_missing()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Discord.Channels.Get(DiscordBench.Channel).Overwrites[FakeGuilds.Guild] = (0, FakeGuilds.Send | FakeGuilds.SendInThreads);
        bench.Discord.Guilds.BotPermissions &= ~(FakeGuilds.Send | FakeGuilds.SendInThreads);

        (await bench.PostAsync()).ShouldBeOfType<PostOutcome.Blocked>().Reason.ShouldBe(
            "Give the bot Send Messages, Send Messages in Threads in #papers: Edit Channel, Permissions, add the bot or its role, and allow it there.");
    }

    [Fact]
    public async Task A_server_that_removed_the_bot_says_to_invite_it()
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Discord.Guilds.Names.Clear();

        (await bench.PostAsync()).ShouldBeOfType<PostOutcome.Blocked>().Reason.ShouldContain("Invite it to the server");
    }

    [Fact]
    public async Task A_person_who_accepts_no_direct_messages_is_not_told()
    {
        await using var bench = await DiscordBench.CreateAsync();
        var reply = Sample.Reply() with { Message = "The channel is locked." };
        (await bench.Platform.TellAsync(FakeGuilds.User, reply, CancellationToken.None)).ShouldBeOfType<PostOutcome.Sent>();
        bench.Discord.Channels.Closed.Add(FakeGuilds.User);

        (await bench.Platform.TellAsync(FakeGuilds.User, reply, CancellationToken.None)).ShouldBeOfType<PostOutcome.Rejected>().Reason
            .ShouldBe("The person does not accept direct messages of the bot (403 50007 Cannot send messages to this user).");
        (await bench.Platform.TellAsync("../x", reply, CancellationToken.None)).ShouldBeOfType<PostOutcome.Rejected>();
    }

    private static async Task<PostOutcome> PostRefusedAsync(int status, int code)
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Refuse(Messages, status, code);
        return await bench.PostAsync();
    }
}
