using System.Text.Json;

namespace PaperBot.Tests.Slack.Bot;

/// <summary>Looking for a message whose response was lost.</summary>
public sealed class FindTests
{
    private const string History = "conversations.history";
    private static readonly JsonElement Talk = JsonElement.Parse("""{"text":"Talk","metadata":{"event_type":"other","event_payload":{}}}""");

    [Fact]
    public async Task A_posted_message_is_found_by_its_key()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();

        var sent = (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();

        (await bot.FindAsync()).ShouldBeOfType<FindOutcome.Found>().MessageIds.ShouldBe([sent.MessageId]);
        (await bot.FindAsync(key: new("00000000000000000000"))).ShouldBeOfType<FindOutcome.NotThere>();
    }

    [Fact]
    public async Task All_copies_are_found_behind_many_others_the_oldest_first()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var first = (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();
        for (var i = 0; i < 100; i++)
        {
            bot.Slack.Workspace.Add("C123", Talk);
        }

        var second = (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();

        (await bot.FindAsync()).ShouldBeOfType<FindOutcome.Found>().MessageIds.ShouldBe([first.MessageId, second.MessageId]);
        bot.Slack.CountCalls(History).ShouldBe(7);
    }

    [Fact]
    public async Task A_card_is_looked_for_in_its_thread_and_a_message_of_the_channel_is_not()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var root = (await bot.PostAsync(key: new("0000000000000000000r"))).ShouldBeOfType<PostOutcome.Sent>().MessageId;
        var card = (await bot.PostAsync(Targets.Card(root))).ShouldBeOfType<PostOutcome.Sent>().MessageId;

        (await bot.FindAsync(Targets.Card(root))).ShouldBeOfType<FindOutcome.Found>().MessageIds.ShouldBe([card]);
        (await bot.FindAsync()).ShouldBeOfType<FindOutcome.NotThere>("conversations.history has no threads");
        bot.Slack.Calls.Items.Single(call => call.Method == "conversations.replies").Arguments.GetProperty("include_all_metadata").GetString().ShouldBe("true");
    }

    [Fact]
    public async Task A_card_is_not_there_once_its_thread_was_deleted()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();

        (await bot.FindAsync(Targets.Card("1715072400.000009"))).ShouldBeOfType<FindOutcome.NotThere>();
    }

    [Fact]
    public async Task Where_Slack_allows_one_page_a_minute_a_search_goes_on_where_it_was_interrupted()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var sent = (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>();
        for (var i = 0; i < 20; i++)
        {
            bot.Slack.Workspace.Add("C123", Talk);
        }

        var since = bot.Time.GetUtcNow();
        bot.Slack.Faults.Choose = request => request.Path.Value!.EndsWith(History, StringComparison.Ordinal) && bot.Slack.CountCalls(History) == 1
            ? new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "60" } }
            : null;
        (await bot.FindAsync(since: since)).ShouldBeOfType<FindOutcome.Unknown>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(60));
        bot.Slack.Faults.Choose = _ => null;
        (await bot.FindAsync(since: since)).ShouldBeOfType<FindOutcome.Unknown>("Slack is not asked before the minute is over");
        bot.Time.Advance(TimeSpan.FromSeconds(60));

        (await bot.FindAsync(since: since - TimeSpan.FromMilliseconds(3))).ShouldBeOfType<FindOutcome.Found>().MessageIds.ShouldBe([sent.MessageId]);
        bot.Slack.Calls.Items.Where(call => call.Method == History).Select(call => call.Arguments.TryGetProperty("cursor", out _)).ShouldBe([false, true]);
    }

    [Fact]
    public async Task A_request_that_lands_after_its_response_was_given_up_is_found_as_a_second_copy()
    {
        var landing = new TaskCompletionSource();
        await using var bot = await SlackHost.WithoutSocketAsync(
            slack => slack.Faults.Add("chat.postMessage", new() { Until = landing.Task }), settings: ("Delivery:PatienceSeconds", "0.5"));

        (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Unknown>();
        (await bot.FindAsync()).ShouldBeOfType<FindOutcome.NotThere>();
        var own = (await bot.PostAsync()).ShouldBeOfType<PostOutcome.Sent>().MessageId;
        landing.SetResult();
        var late = (await bot.Slack.Posts.NthAsync(2, _ => true)).Ts;

        (await bot.FindAsync()).ShouldBeOfType<FindOutcome.Found>().MessageIds.ShouldBe([own, late]);
        bot.Slack.Workspace.History.CountKeys().ShouldBe(new Dictionary<(string, string?, string), int> { [("C123", null, Targets.Key.Value)] = 2 });
    }

    [Fact]
    public async Task A_message_of_another_app_with_the_same_metadata_is_none()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var foreign = $$$"""{"ok":true,"messages":[{"ts":"1715072400.000001","app_id":"AOTHER","metadata":{"event_type":"paperbot_delivery","event_payload":{"key":"{{{Targets.Key}}}"} } }]}""";
        bot.Slack.FailNext(History, 200, body: foreign);

        (await bot.FindAsync()).ShouldBeOfType<FindOutcome.NotThere>();
    }

    [Fact]
    public async Task A_channel_that_the_bot_may_not_read_blocks_the_search_and_says_how_to_fix_it()
    {
        await using var withoutScope = await SlackHost.WithoutSocketAsync(slack => slack.Workspace.Scopes.Remove("channels:history"));
        await using var outside = await SlackHost.WithoutSocketAsync(slack => slack.Workspace.Channels["C123"] = new("out", IsMember: false));
        await using var revoked = await SlackHost.WithoutSocketAsync(slack => slack.RefuseNext(History, "token_revoked"));

        (await withoutScope.FindAsync()).ShouldBeOfType<FindOutcome.Blocked>().Reason.ShouldContain("add the scope channels:history");
        (await outside.FindAsync()).ShouldBeOfType<FindOutcome.Blocked>().Reason.ShouldContain("/invite @PaperBot");
        (await revoked.FindAsync()).ShouldBeOfType<FindOutcome.Blocked>().Reason.ShouldContain("install the app again");
    }

    [Theory]
    [InlineData(429, 12)]
    [InlineData(503, null)]
    [InlineData(404, 600)]
    public async Task A_channel_that_cannot_be_read_now_leaves_it_unknown_whether_it_contains_the_message(int status, int? wait)
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.FailNext(History, status, retryAfter: "12"));

        (await bot.FindAsync()).ShouldBeOfType<FindOutcome.Unknown>().RetryAfter.ShouldBe(wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
    }

    [Fact]
    public async Task A_channel_is_read_from_the_given_time_on()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();

        await bot.FindAsync(since: DateTimeOffset.FromUnixTimeSeconds(1_715_000_000));

        bot.Slack.Calls.Items.Single().Arguments.GetProperty("oldest").GetString().ShouldBe("1715000000");
    }
}
