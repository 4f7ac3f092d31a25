using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.Slack.Bot;

public sealed class SlackPlatformTests
{
    private const string Post = "chat.postMessage";

    [Fact]
    public async Task A_message_whose_response_is_lost_is_not_sent_again_and_can_be_found()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.LoseNextResponse(Post));

        (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Unknown>();

        bot.Slack.Posts.Items.Count.ShouldBe(1);
        (await bot.FindAsync()).ShouldBeOfType<FindOutcome.Found>();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_message_that_a_failing_server_may_have_posted_is_not_sent_again(int status)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.FailNext(Post, status));

        (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Unknown>();

        bot.Slack.Calls.Items.ShouldBeEmpty("the only call met the fault");
    }

    [Theory]
    [InlineData(null, 30)]
    [InlineData("12", 12)]
    public async Task A_rate_limit_says_when_to_try_again(string? retryAfter, int seconds)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.FailNext(Post, 429, retryAfter));

        (await bot.PostAsync()).ShouldBeOfType<PostOutcome.NotSent>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
        bot.Slack.Posts.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ratelimited", "7", 7, false)]
    [InlineData("ratelimited", null, 30, false)]
    [InlineData("rate_limited", "7", 7, true)]
    [InlineData("rate_limited", null, 30, true)]
    [InlineData("message_limit_exceeded", null, 30, true)]
    public async Task A_limit_of_the_channel_or_of_the_whole_workspace_says_when_to_try_again(string error, string? retryAfter, int seconds, bool isForAll)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
        {
            slack.RefuseNext(Post, error, retryAfter);
            slack.FailNext(Post, 429, retryAfter, $$"""{"ok":false,"error":"{{error}}"}""");
        });

        foreach (var outcome in new[] { await bot.PostAsync(), await bot.PostAsync() })
        {
            var wait = outcome.ShouldBeOfType<PostOutcome.NotSent>();
            wait.RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
            wait.IsForAll.ShouldBe(isForAll);
            wait.Reason.ShouldBe($"ratelimited: Slack asks to wait {seconds} s");
        }
    }

    [Fact]
    public async Task After_a_refused_connection_the_message_is_surely_not_sent()
    {
        using var nobody = new DeadEnd();
        await using var bot = await SlackHost.WithoutSocketAsync(apiUrl: nobody.Url);

        (await bot.PostAsync()).ShouldBeOfType<PostOutcome.NotSent>()
            .Reason.ShouldBe("no connection to 127.0.0.1 (ConnectionError): check the network and Slack:ApiUrl");
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await FakeSlack.StartAsync();
        var headers = new Dictionary<string, string> { ["Location"] = elsewhere.ApiUrl + Post };
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
            slack.Faults.Add(Post, new() { Status = 307, Headers = headers }));

        (await bot.PostAsync()).ShouldBeOfType<PostOutcome.NotSent>().Reason.ShouldContain("Slack:ApiUrl");

        elsewhere.Calls.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_of_a_proxy_in_an_unknown_encoding_is_a_refusal()
    {
        var headers = new Dictionary<string, string> { ["Content-Type"] = "text/html; charset=unknown" };
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
            slack.Faults.Add(Post, new() { Status = 403, Body = "<html>", Headers = headers }));

        (await bot.PostAsync()).ShouldBeOfType<PostOutcome.NotSent>().Reason.ShouldContain("http_403");
    }

    [Theory]
    [InlineData("not_in_channel", "type /invite @PaperBot in the channel", false)]
    [InlineData("channel_not_found", "use the channel's id", false)]
    [InlineData("is_archived", "unarchive it, or choose another one", false)]
    [InlineData("restricted_action", "ask an admin to let @PaperBot post", false)]
    [InlineData("restricted_action_read_only_channel", "ask an admin to let @PaperBot post", false)]
    [InlineData("restricted_action_thread_only_channel", "choose another one", false)]
    [InlineData("posting_to_general_channel_denied", "ask an admin to let @PaperBot post", false)]
    [InlineData("messages_tab_disabled", "switch the Messages Tab on", false)]
    [InlineData("invalid_auth", "copy it again", true)]
    [InlineData("token_revoked", "install the app again", true)]
    [InlineData("token_expired", "install the app again", true)]
    [InlineData("account_inactive", "install it again", true)]
    [InlineData("missing_scope", "add the scope", true)]
    [InlineData("accesslimited", "ask an admin to allow its address", true)]
    [InlineData("ekm_access_denied", "ask the admin", true)]
    public async Task What_a_person_must_fix_in_the_channel_or_for_all_of_Slack_is_said_with_the_way_to_fix_it(string error, string fix, bool isForAll)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.RefuseNext(Post, error));

        var outcome = (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Blocked>();

        outcome.Reason.ShouldStartWith($"{error}: ");
        outcome.Reason.ShouldContain(fix);
        outcome.IsForAll.ShouldBe(isForAll);
        bot.Slack.Posts.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_fix_names_the_bot_as_people_invite_it_once_Slack_has_named_it()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.Workspace.Channels["C123"] = new("papers", IsMember: false));
        await bot.Platform.CheckTokenAsync(TestContext.Current.CancellationToken);

        (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Blocked>().Reason.ShouldBe("not_in_channel: type /invite @paperbot in the channel");
    }

    [Fact]
    public async Task A_card_for_a_locked_thread_is_set_aside_with_the_reason_and_other_posts_go_on()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var root = (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>().MessageId;
        bot.Slack.Workspace.LockedThreads[root] = true;

        (await bot.PostAsync(Targets.Card(root), new("0000000000000000000c")))
            .ShouldBe(new PostOutcome.Rejected("restricted_action_thread_locked: an admin has locked the thread, so that nothing more is posted to it"));
        (await bot.PostAsync(key: new("0000000000000000000d"))).ShouldBeOfType<PostOutcome.Sent>();
    }

    [Fact]
    public async Task A_card_is_posted_to_the_thread_of_its_post_only()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var root = (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>().MessageId;

        await bot.PostAsync(Targets.Card(root), new("0000000000000000000c"));

        bot.Slack.Workspace.History.CountKeys().Keys.ShouldBe([("C123", null, Targets.Key.Value), ("C123", root, "0000000000000000000c")]);
    }

    [Fact]
    public async Task A_response_is_waited_for_as_long_as_the_settings_say()
    {
        var never = new TaskCompletionSource();
        await using var bot = await SlackHost.WithoutSocketAsync(
            slack => slack.Faults.Add(Post, new() { HoldResponse = never.Task }), settings: ("Delivery:PatienceSeconds", "0.5"));

        (await bot.PostAsync()).ShouldBe(new PostOutcome.Unknown("127.0.0.1 received the request and did not respond (timeout)"));

        bot.Slack.Posts.Items.Count.ShouldBe(1);
        never.SetResult();
    }

    [Fact]
    public async Task A_message_that_is_refused_for_its_blocks_is_sent_once_more_without_them_within_the_same_time()
    {
        var never = new TaskCompletionSource();
        await using var bot = await SlackHost.WithoutSocketAsync(
            slack =>
            {
                slack.RefuseNext(Post, "invalid_blocks");
                slack.Faults.Add(Post, new() { Until = never.Task });
            },
            settings: ("Delivery:PatienceSeconds", "0.5"));

        (await bot.PostAsync(reply: Samples.Reply(Samples.Card("First"), Samples.Card("Second")))).ShouldBeOfType<PostOutcome.Unknown>();

        bot.Slack.Posts.Items.ShouldBeEmpty("the first was refused, and the second has not landed yet");
        never.SetResult();
        await bot.Slack.Posts.FirstAsync(_ => true);
    }

    [Fact]
    public async Task Posts_do_not_wait_for_one_another_and_answers_wait_for_posts()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.Workspace.Pace.Interval = TimeSpan.FromSeconds(1));

        (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();
        (await bot.PostAsync()).ShouldBeOfType<PostOutcome.NotSent>("it was not planned").RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        bot.Time.Advance(TimeSpan.FromSeconds(1));

        (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();
        bot.Platform.Pace.ShouldBe(new PostingPace(TimeSpan.FromSeconds(1), 5) { ChangeInterval = TimeSpan.FromSeconds(1.2) });
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

        (await bot.PostAsync()).ShouldBeOfType(outcome);
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.Workspace.Scopes.Remove("chat:write"));

        (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Blocked>().Reason.ShouldContain("add the scope chat:write");
    }

    [Fact]
    public async Task A_message_contains_its_key_where_people_do_not_see_it_and_unfurls_nothing()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();

        await bot.PostAsync();

        var message = bot.Slack.Posts.Items.Single().Message;
        message.GetProperty("metadata").GetRawText()
            .ShouldBe($$$"""{"event_type":"paperbot_delivery","event_payload":{"key":"{{{Targets.Key}}}"}}""");
        message.GetProperty("blocks").GetRawText().ShouldNotContain(Targets.Key.Value);
        message.GetRawText().ShouldStartWith("""{"channel":"C123","text":"Mixtures of Experts · 2024-05-07 · A. Author","blocks":[""");
        message.GetRawText().ShouldEndWith(""","parse":"none","mrkdwn":false,"unfurl_links":false,"unfurl_media":false}""");
    }
}
