using PaperBot.Fakes.Slack;
using PaperBot.Slack.Client;

namespace PaperBot.Tests.Slack.Client;

public sealed class SlackApiClientTests
{
    [Fact]
    public async Task A_call_for_which_no_connection_was_made_in_time_was_not_sent()
    {
        using var handler = StuckConnection.CreateHandler();
        using var client = new SlackApiClient(new() { ApiUrl = new("http://127.0.0.1/api/") }, TimeProvider.System, handler);

        (await TestAuthAsync(client)).ShouldBeOfType<SlackFailure.NotSent>().Reason.ShouldContain("no connection to 127.0.0.1");
    }

    [Fact]
    public async Task The_outcome_of_a_call_whose_response_is_lost_is_unknown()
    {
        await using var slack = await FakeSlack.StartAsync();
        slack.LoseNextResponse("auth.test");
        using var client = new SlackApiClient(new() { ApiUrl = new(slack.ApiUrl) }, TimeProvider.System);

        (await TestAuthAsync(client)).ShouldBeOfType<SlackFailure.Unknown>()
            .Reason.ShouldContain("127.0.0.1 received the request and did not respond");
    }

    [Theory]
    [InlineData("<html>Sign in</html>")]
    [InlineData("""{"ok":true,"messages":null}""")]
    [InlineData("""{"ok":true}""")]
    public async Task A_response_that_is_not_like_Slack_s_is_unknown(string body)
    {
        await using var slack = await FakeSlack.StartAsync();
        slack.FailNext("conversations.history", 200, body: body);
        using var client = new SlackApiClient(new() { ApiUrl = new(slack.ApiUrl) }, TimeProvider.System);

        var result = await client.GetHistoryAsync("C1", null, DateTimeOffset.UnixEpoch, "", TestContext.Current.CancellationToken);

        result.Failure.ShouldBeOfType<SlackFailure.Unknown>().Reason.ShouldContain("127.0.0.1 responded to conversations.history");
    }

    [Fact]
    public void Options_do_not_show_their_tokens_when_they_are_printed() =>
        new SlackClientOptions { BotToken = "xoxb-1", AppToken = "xapp-1" }.ToString().ShouldBe("Slack at https://slack.com/api/");

    private static async Task<SlackFailure?> TestAuthAsync(SlackApiClient client) =>
        (await client.TestAuthAsync(TestContext.Current.CancellationToken)).Failure;
}
