using PaperBot.Fakes.Slack;
using PaperBot.Transport.Webhooks;

namespace PaperBot.Tests.Slack.Http;

public sealed class SlackWebhookTests
{
    [Fact]
    public async Task Without_the_token_for_sockets_commands_are_answered_over_HTTP_and_no_socket_is_opened()
    {
        await using var bot = await StartAsync();

        var response = await PostAsync(bot, SlackPosts.Command(bot.Slack.CommandPayload("probe moe", "E1"), bot.Time.GetUtcNow()));

        response.Status.ShouldBe(200);
        response.Json!.ShouldContain("moe in English");
        bot.Platform.Connections.Single().IsConnected.ShouldBeTrue();
        bot.Slack.CountCalls("apps.connections.open").ShouldBe(0);
        (await bot.Platform.CheckTokenAsync(TestContext.Current.CancellationToken)).Works.ShouldBeTrue();
        bot.Slack.CountCalls("apps.connections.open").ShouldBe(0);
    }

    [Fact]
    public async Task Until_Slack_has_named_the_workspace_it_is_asked_to_come_again()
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.FailNext("auth.test", 500), settings: Settings);
        await bot.Time.Waits.FirstAsync(wait => wait <= TimeSpan.FromSeconds(1));
        var post = SlackPosts.Command(bot.Slack.CommandPayload("probe moe", "E1"), bot.Time.GetUtcNow());

        (await PostAsync(bot, post)).Status.ShouldBe(503);
        bot.Platform.Connections.Single().IsConnected.ShouldBeFalse();
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        await bot.Logs.Lines.FirstAsync(line => line.Text.Contains("Serves the Slack workspace"));

        (await PostAsync(bot, SlackPosts.Command(bot.Slack.CommandPayload("probe moe", "E2"), bot.Time.GetUtcNow()))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_answer_to_a_slow_command_follows_by_its_response_url()
    {
        await using var bot = await StartAsync();

        var responding = PostAsync(bot, SlackPosts.Command(bot.Slack.CommandPayload("probe slow", "E1"), bot.Time.GetUtcNow()));
        await bot.PassAsync(TimeSpan.FromSeconds(1.5));
        var response = await responding;
        (response.Status, response.Json).ShouldBe((200, null));
        bot.Probe.Gate.SetResult();
        response.Sent!(true);

        var late = await bot.Slack.ResponseToAsync("E1");
        (late.ByAck, late.Text).ShouldBe((false, "slow in English"));
    }

    [Fact]
    public async Task An_answer_that_can_no_longer_be_sent_follows_by_its_response_url()
    {
        await using var bot = await StartAsync();

        var response = await PostAsync(bot, SlackPosts.Command(bot.Slack.CommandPayload("probe moe", "E1"), bot.Time.GetUtcNow()));
        response.Sent!(false);

        (await bot.Slack.ResponseToAsync("E1")).Text.ShouldBe("moe in English");
    }

    [Fact]
    public async Task What_was_refused_since_too_much_was_going_on_is_handled_when_it_comes_again()
    {
        await using var bot = await StartAsync();
        var running = Enumerable.Range(1, Limits.ConcurrentRequests)
            .Select(i => PostAsync(bot, SlackPosts.Command(bot.Slack.CommandPayload("probe slow", $"E{i}"), bot.Time.GetUtcNow()))).ToList();
        var payload = bot.Slack.CommandPayload("probe moe", "E999");

        (await PostAsync(bot, SlackPosts.Command(payload, bot.Time.GetUtcNow()))).Status.ShouldBe(503);
        bot.Probe.Gate.SetResult();
        foreach (var response in await Task.WhenAll(running).WithinLimitAsync())
        {
            response.Sent?.Invoke(true);
        }

        WebhookResponse again;
        do
        {
            await Task.Yield();
            bot.Time.Advance(TimeSpan.FromSeconds(1)); // Each has a signature of its own.
            again = await PostAsync(bot, SlackPosts.Command(payload, bot.Time.GetUtcNow()));
        }
        while (again.Status == 503);

        again.Json!.ShouldContain("moe in English");
    }

    private static (string Key, string Value)[] Settings => [("Slack:AppToken", ""), ("Slack:SigningSecret", SlackPosts.Secret)];

    private static async Task<SlackHost> StartAsync()
    {
        var bot = await SlackHost.StartAsync(settings: Settings);
        await bot.Logs.Lines.FirstAsync(line => line.Text.Contains("Serves the Slack workspace"));
        return bot;
    }

    private static Task<WebhookResponse> PostAsync(SlackHost bot, SignedPost post) =>
        bot.Webhook.HandleAsync(post.ToRequest(), TestContext.Current.CancellationToken).WithinLimitAsync();
}
