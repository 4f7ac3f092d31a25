using System.Text.Json;
using PaperBot.Fakes;
using PaperBot.Fakes.Slack;
using PaperBot.Platforms;
using PaperBot.Slack.WebApi;

namespace PaperBot.Tests.Slack;

public sealed class SlackPlatformTests
{
    private static readonly ChannelAddress Channel = new("Slack", "C123");
    private static readonly IdempotencyKey Key = new("abcdefghjkmnpqrstvwx");

    [Fact]
    public async Task A_post_stands_in_the_channel_and_is_found_by_its_key()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();

        var sent = (await PostAsync(bot)).ShouldBeOfType<PostOutcome.Sent>();
        var found = await FindAsync(bot, Key);
        var other = await FindAsync(bot, new IdempotencyKey("00000000000000000000"));

        bot.Slack.Posts.Items.Single().Ts.ShouldBe(sent.MessageId);
        found.ShouldBe(sent);
        other.ShouldBeOfType<PostOutcome.NotSent>().RetryAfter.ShouldBeNull();
    }

    [Fact]
    public async Task A_post_is_found_behind_many_other_messages()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var sent = await PostAsync(bot);
        var talk = JsonDocument.Parse("""{"text":"Talk","metadata":{"event_type":"other","event_payload":{}}}""").RootElement;
        for (var i = 0; i < 100; i++)
        {
            bot.Slack.Workspace.Add("C123", talk);
        }

        (await FindAsync(bot, Key)).ShouldBe(sent);
        bot.Slack.Calls.Items.Count(call => call.Method == "conversations.history").ShouldBe(7);
    }

    [Fact]
    public async Task A_channel_that_the_bot_may_not_read_says_so()
    {
        await using var scopeless = await SlackHost.WithoutSocketAsync(slack => slack.Workspace.Scopes.Remove("channels:history"));
        await using var outside = await SlackHost.WithoutSocketAsync(slack =>
            slack.Workspace.Channels[Channel.Channel] = new("out", IsMember: false));

        (await FindAsync(scopeless, Key)).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("add the scope channels:history");
        (await FindAsync(outside, Key)).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("/invite @PaperBot");
    }

    [Theory]
    [InlineData(429, "", 12)]
    [InlineData(503, "", null)]
    [InlineData(200, """{"ok":false,"error":"internal_error"}""", null)]
    [InlineData(200, """{"ok":false,"error":"invalid_auth"}""", 600)]
    [InlineData(404, "", 600)]
    public async Task A_channel_that_cannot_be_read_just_now_leaves_it_open_whether_the_post_is_there(int status, string body, int? wait)
    {
        var headers = new Dictionary<string, string> { ["Retry-After"] = "12" };
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
            slack.Faults.Add("conversations.history", new Fault { Status = status, Body = body, Headers = headers }));

        var outcome = (await FindAsync(bot, Key)).ShouldBeOfType<PostOutcome.Unknown>();

        outcome.RetryAfter.ShouldBe(wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
    }

    [Fact]
    public async Task A_channel_is_read_from_the_time_that_is_asked_for()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();

        var since = DateTimeOffset.FromUnixTimeSeconds(1_715_000_000);
        await bot.Platform.FindMessageAsync(Channel, Key, since, TestContext.Current.CancellationToken);

        bot.Slack.Calls.Items.Single().Arguments.GetProperty("oldest").GetString().ShouldBe("1715000000");
    }

    [Fact]
    public async Task A_post_whose_answer_is_lost_is_not_sent_again_and_can_be_found()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
            slack.Faults.Add("chat.postMessage", new Fault { LoseAnswer = true }));

        (await PostAsync(bot)).ShouldBeOfType<PostOutcome.Unknown>();

        bot.Slack.Posts.Items.Count.ShouldBe(1);
        (await FindAsync(bot, Key)).ShouldBeOfType<PostOutcome.Sent>();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_post_that_a_failing_server_may_have_taken_is_not_sent_again(int status)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
            slack.Faults.Add("chat.postMessage", new Fault { Status = status }));

        (await PostAsync(bot)).ShouldBeOfType<PostOutcome.Unknown>();

        bot.Slack.Calls.Items.ShouldBeEmpty("the one call met the fault, and no other came");
    }

    [Theory]
    [InlineData(null, 30)]
    [InlineData("12", 12)]
    public async Task A_rate_limit_says_when_to_try_again(string? retryAfter, int seconds)
    {
        var headers = retryAfter is null ? new Dictionary<string, string>() : new() { ["Retry-After"] = retryAfter };
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
            slack.Faults.Add("chat.postMessage", new Fault { Status = 429, Headers = headers }));

        (await PostAsync(bot)).ShouldBeOfType<PostOutcome.NotSent>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
        bot.Slack.Posts.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_connection_surely_sent_nothing()
    {
        using var nobody = new DeadEnd();
        await using var bot = await SlackHost.WithoutSocketAsync(apiUrl: nobody.Url);

        (await PostAsync(bot)).ShouldBeOfType<PostOutcome.NotSent>().Reason.ShouldContain("no connection to 127.0.0.1");
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await FakeSlack.StartAsync();
        var headers = new Dictionary<string, string> { ["Location"] = elsewhere.ApiUrl + "chat.postMessage" };
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
            slack.Faults.Add("chat.postMessage", new Fault { Status = 307, Headers = headers }));

        (await PostAsync(bot)).ShouldBeOfType<PostOutcome.NotSent>().Reason.ShouldContain("Slack:ApiUrl");

        elsewhere.Calls.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("not_in_channel", "/invite @PaperBot")]
    [InlineData("channel_not_found", "the channel's id")]
    [InlineData("is_archived", "unarchive")]
    [InlineData("restricted_action", "admin")]
    [InlineData("invalid_auth", "copy it again")]
    [InlineData("token_revoked", "install the app again")]
    [InlineData("account_inactive", "install it again")]
    [InlineData("messages_tab_disabled", "https://docs.slack.dev")]
    public async Task What_people_can_mend_is_tried_again_later_and_says_how(string error, string mend)
    {
        var body = $$"""{"ok":false,"error":"{{error}}"}""";
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
            slack.Faults.Add("chat.postMessage", new Fault { Status = 200, Body = body }));

        var outcome = (await PostAsync(bot)).ShouldBeOfType<PostOutcome.NotSent>();

        outcome.RetryAfter.ShouldBe(TimeSpan.FromMinutes(10));
        outcome.Reason.ShouldContain(error);
        outcome.Reason.ShouldContain(mend);
    }

    [Theory]
    [InlineData("invalid_blocks", typeof(PostOutcome.Rejected))]
    [InlineData("msg_too_long", typeof(PostOutcome.Rejected))]
    [InlineData("no_text", typeof(PostOutcome.Rejected))]
    [InlineData("invalid_arguments", typeof(PostOutcome.Rejected))]
    [InlineData("invalid_json", typeof(PostOutcome.Rejected))]
    [InlineData("json_not_object", typeof(PostOutcome.Rejected))]
    [InlineData("too_many_attachments", typeof(PostOutcome.Rejected))]
    [InlineData("metadata_too_large", typeof(PostOutcome.Rejected))]
    [InlineData("internal_error", typeof(PostOutcome.Unknown))]
    public async Task What_Slack_says_decides_whether_a_post_is_tried_again(string error, Type outcome)
    {
        var body = $$"""{"ok":false,"error":"{{error}}"}""";
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
            slack.Faults.Add("chat.postMessage", new Fault { Status = 200, Body = body }));

        (await PostAsync(bot)).ShouldBeOfType(outcome);
    }

    [Theory]
    [InlineData("ratelimited")]
    [InlineData("rate_limited")]
    public async Task A_rate_limit_is_one_however_Slack_spells_it(string error)
    {
        var fault = new Fault
        {
            Status = 200,
            Body = $$"""{"ok":false,"error":"{{error}}"}""",
            Headers = new Dictionary<string, string> { ["Retry-After"] = "7" },
        };
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.Faults.Add("chat.postMessage", fault));

        (await PostAsync(bot)).ShouldBeOfType<PostOutcome.NotSent>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.Workspace.Scopes.Remove("chat:write"));

        (await PostAsync(bot)).ShouldBeOfType<PostOutcome.NotSent>().Reason.ShouldContain("add the scope chat:write");
    }

    [Fact]
    public async Task A_channel_gets_one_post_a_second()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        var pace = new ChannelPace(time);
        var cancellation = TestContext.Current.CancellationToken;

        pace.WaitAsync("C1", cancellation).IsCompleted.ShouldBeTrue();
        pace.WaitAsync("C2", cancellation).IsCompleted.ShouldBeTrue("another channel has a pace of its own");
        var second = pace.WaitAsync("C1", cancellation);
        var third = pace.WaitAsync("C1", cancellation);
        second.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));
        await second.WaitAsync(TimeSpan.FromMinutes(1), cancellation);
        third.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));
        await third.WaitAsync(TimeSpan.FromMinutes(1), cancellation);
        time.Advance(TimeSpan.FromSeconds(1));

        pace.WaitAsync("C1", cancellation).IsCompleted.ShouldBeTrue();
    }

    private static Task<PostOutcome> PostAsync(SlackHost bot) =>
        bot.Platform.PostAsync(Channel, Samples.Reply(Samples.Card()), Key, TestContext.Current.CancellationToken);

    private static Task<PostOutcome> FindAsync(SlackHost bot, IdempotencyKey key) =>
        bot.Platform.FindMessageAsync(Channel, key, DateTimeOffset.UtcNow.AddMinutes(-1), TestContext.Current.CancellationToken);
}
