using System.Text.Json;
using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.Slack.Bot;

public sealed class SlackPlatformTests
{
    private const string Post = "chat.postMessage";
    private const string History = "conversations.history";
    private static readonly ChannelAddress Channel = new("Slack", "C123");
    private static readonly IdempotencyKey Key = new("abcdefghjkmnpqrstvwx");

    [Fact]
    public async Task A_posted_message_is_found_by_its_key()
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
    public async Task A_message_is_found_behind_many_others()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var sent = await PostAsync(bot);
        var other = JsonDocument.Parse("""{"text":"Talk","metadata":{"event_type":"other","event_payload":{}}}""").RootElement;
        for (var i = 0; i < 100; i++)
        {
            bot.Slack.Workspace.Add("C123", other);
        }

        (await FindAsync(bot, Key)).ShouldBe(sent);
        bot.Slack.CountCalls(History).ShouldBe(7);
    }

    [Fact]
    public async Task A_channel_that_the_bot_may_not_read_rejects_the_search_and_says_how_to_fix_it()
    {
        await using var withoutScope = await SlackHost.WithoutSocketAsync(slack => slack.Workspace.Scopes.Remove("channels:history"));
        await using var outside = await SlackHost.WithoutSocketAsync(slack =>
            slack.Workspace.Channels[Channel.Channel] = new("out", IsMember: false));

        (await FindAsync(withoutScope, Key)).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("add the scope channels:history");
        (await FindAsync(outside, Key)).ShouldBeOfType<PostOutcome.Rejected>().Reason.ShouldContain("/invite @PaperBot");
    }

    [Theory]
    [InlineData(429, 12)]
    [InlineData(503, null)]
    [InlineData(404, 600)]
    public async Task A_channel_that_cannot_be_read_now_leaves_it_unknown_whether_it_contains_the_message(int status, int? wait)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.FailNext(History, status, retryAfter: "12"));

        (await FindAsync(bot, Key)).ShouldBeOfType<PostOutcome.Unknown>().RetryAfter
            .ShouldBe(wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
    }

    [Theory]
    [InlineData("internal_error", null)]
    [InlineData("invalid_auth", 600)]
    public async Task An_error_of_the_history_leaves_it_unknown_whether_it_contains_the_message(string error, int? wait)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.RefuseNext(History, error));

        (await FindAsync(bot, Key)).ShouldBeOfType<PostOutcome.Unknown>().RetryAfter
            .ShouldBe(wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
    }

    [Fact]
    public async Task A_channel_is_read_from_the_given_time_on()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();

        var since = DateTimeOffset.FromUnixTimeSeconds(1_715_000_000);
        await bot.Platform.FindMessageAsync(Channel, Key, since, TestContext.Current.CancellationToken);

        bot.Slack.Calls.Items.Single().Arguments.GetProperty("oldest").GetString().ShouldBe("1715000000");
    }

    [Fact]
    public async Task A_message_whose_response_is_lost_is_not_sent_again_and_can_be_found()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.LoseNextResponse(Post));

        (await PostAsync(bot)).ShouldBeOfType<PostOutcome.Unknown>();

        bot.Slack.Posts.Items.Count.ShouldBe(1);
        (await FindAsync(bot, Key)).ShouldBeOfType<PostOutcome.Sent>();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_message_that_a_failing_server_may_have_posted_is_not_sent_again(int status)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.FailNext(Post, status));

        (await PostAsync(bot)).ShouldBeOfType<PostOutcome.Unknown>();

        bot.Slack.Calls.Items.ShouldBeEmpty("the only call met the fault");
    }

    [Theory]
    [InlineData(null, 30)]
    [InlineData("12", 12)]
    public async Task A_rate_limit_says_when_to_try_again(string? retryAfter, int seconds)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.FailNext(Post, 429, retryAfter));

        (await PostAsync(bot)).ShouldBeOfType<PostOutcome.NotSent>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
        bot.Slack.Posts.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ratelimited")]
    [InlineData("rate_limited")]
    public async Task A_rate_limit_is_recognized_however_Slack_spells_it(string error)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.RefuseNext(Post, error, retryAfter: "7"));

        (await PostAsync(bot)).ShouldBeOfType<PostOutcome.NotSent>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task After_a_refused_connection_the_message_is_surely_not_sent()
    {
        using var nobody = new DeadEnd();
        await using var bot = await SlackHost.WithoutSocketAsync(apiUrl: nobody.Url);

        (await PostAsync(bot)).ShouldBeOfType<PostOutcome.NotSent>()
            .Reason.ShouldBe("no connection to 127.0.0.1 (ConnectionError): check the network and Slack:ApiUrl");
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await FakeSlack.StartAsync();
        var headers = new Dictionary<string, string> { ["Location"] = elsewhere.ApiUrl + Post };
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
            slack.Faults.Add(Post, new() { Status = 307, Headers = headers }));

        (await PostAsync(bot)).ShouldBeOfType<PostOutcome.NotSent>().Reason.ShouldContain("Slack:ApiUrl");

        elsewhere.Calls.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_of_a_proxy_in_an_unknown_encoding_is_a_refusal()
    {
        var headers = new Dictionary<string, string> { ["Content-Type"] = "text/html; charset=unknown" };
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
            slack.Faults.Add(Post, new() { Status = 403, Body = "<html>", Headers = headers }));

        (await PostAsync(bot)).ShouldBeOfType<PostOutcome.NotSent>().Reason.ShouldContain("http_403");
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
    public async Task What_people_can_fix_is_tried_again_later_and_says_how_to_fix_it(string error, string fix)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.RefuseNext(Post, error));

        var outcome = (await PostAsync(bot)).ShouldBeOfType<PostOutcome.NotSent>();

        outcome.RetryAfter.ShouldBe(TimeSpan.FromMinutes(10));
        outcome.Reason.ShouldContain(error);
        outcome.Reason.ShouldContain(fix);
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
    public async Task The_error_code_decides_whether_a_message_is_tried_again(string error, Type outcome)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.RefuseNext(Post, error));

        (await PostAsync(bot)).ShouldBeOfType(outcome);
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.Workspace.Scopes.Remove("chat:write"));

        (await PostAsync(bot)).ShouldBeOfType<PostOutcome.NotSent>().Reason.ShouldContain("add the scope chat:write");
    }

    [Fact]
    public async Task A_message_contains_its_key_where_people_do_not_see_it_and_unfurls_nothing()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();

        await PostAsync(bot);

        var message = bot.Slack.Posts.Items.Single().Message;
        message.GetProperty("metadata").GetRawText()
            .ShouldBe($$$"""{"event_type":"paperbot_delivery","event_payload":{"key":"{{{Key}}}"}}""");
        message.GetProperty("blocks").GetRawText().ShouldNotContain(Key.Value);
        message.GetRawText().ShouldStartWith("""{"channel":"C123","text":"Mixtures of Experts · 2024-05-07 · A. Author","blocks":[""");
        message.GetRawText().ShouldEndWith(""","parse":"none","mrkdwn":false,"unfurl_links":false,"unfurl_media":false}""");
    }

    private static Task<PostOutcome> PostAsync(SlackHost bot) =>
        bot.Platform.PostAsync(Channel, Samples.Reply(Samples.Card()), Key, TestContext.Current.CancellationToken);

    private static Task<PostOutcome> FindAsync(SlackHost bot, IdempotencyKey key) =>
        bot.Platform.FindMessageAsync(Channel, key, bot.Time.GetUtcNow(), TestContext.Current.CancellationToken);
}
