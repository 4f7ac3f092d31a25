using PaperBot.Fakes.Slack;
using PaperBot.Slack.Client;

namespace PaperBot.Tests.Slack.Client;

public sealed class SlackAddressesTests
{
    [Fact]
    public async Task A_response_goes_to_the_configured_server_without_a_token()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();

        (await RespondAsync(bot, bot.Slack.ResponseUrl("E1"))).ShouldBeNull();

        bot.Slack.Responses.Items.Single().Authorization.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_response_to_any_other_host_is_refused_and_the_failure_names_only_the_host()
    {
        await using var elsewhere = await FakeSlack.StartAsync();
        await using var bot = await SlackHost.WithoutSocketAsync();

        (await RespondAsync(bot, elsewhere.ResponseUrl("secret-path"))).ShouldBe(new SlackFailure.ForeignUrl("127.0.0.1"));
        (await RespondAsync(bot, "https://evil.example/secret-path")).ShouldBe(new SlackFailure.ForeignUrl("evil.example"));
        (await RespondAsync(bot, "https://hooks.slack.com.evil.example/")).ShouldBe(new SlackFailure.ForeignUrl("hooks.slack.com.evil.example"));
        (await RespondAsync(bot, "http://hooks.slack.com/")).ShouldBe(new SlackFailure.ForeignUrl("hooks.slack.com"));
        (await RespondAsync(bot, "")).ShouldBe(new SlackFailure.ForeignUrl("no host"));

        elsewhere.Responses.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://hooks.slack.com@evil.example/")]
    [InlineData("https://user@hooks.slack.com/")]
    [InlineData("https://hooks.slack.com:8443/")]
    [InlineData("https://evilslack.com/")]
    [InlineData("https://files.slack.com/")]
    [InlineData("https://hooks.slack.com.evil.example/")]
    [InlineData("ftp://hooks.slack.com/")]
    [InlineData("/commands/T1/1/abc")]
    public void An_address_that_only_resembles_Slack_is_refused(string url) =>
        IsAllowed(url, SlackClientOptions.DefaultApiUrl).ShouldBeFalse();

    [Theory]
    [InlineData("https://hooks.slack.com/commands/T1/1/abc", SlackClientOptions.DefaultApiUrl, true)]
    [InlineData("https://hooks.slack-gov.com/commands/T1/1/abc", "https://slack-gov.com/api/", true)]
    [InlineData("https://hooks.slack.com/actions/T1/1/abc", "http://127.0.0.1:5099/api/", true)]
    [InlineData("http://127.0.0.1:5099/respond/1", "http://127.0.0.1:5099/api/", true)]
    [InlineData("http://127.0.0.1:5098/respond/1", "http://127.0.0.1:5099/api/", false)]
    [InlineData("http://proxy.example/respond/1", "https://proxy.example/api/", false)]
    [InlineData("https://slack.com/respond/1", SlackClientOptions.DefaultApiUrl, false)]
    public void Responses_may_go_to_Slack_and_to_the_configured_host(string url, string apiUrl, bool isAllowed) =>
        IsAllowed(url, apiUrl).ShouldBe(isAllowed);

    [Theory]
    [InlineData("wss://wss-primary.slack.com/link/?ticket=1", SlackClientOptions.DefaultApiUrl, true)]
    [InlineData("wss://wss-backup.slack.com/link/?ticket=1", SlackClientOptions.DefaultApiUrl, true)]
    [InlineData("wss://wss-primary.slack-gov.com/link/?ticket=1", "https://slack-gov.com/api/", true)]
    [InlineData("ws://127.0.0.1:5001/socket/", "http://127.0.0.1:5000/api/", true)]
    [InlineData("wss://evil.example/link/", SlackClientOptions.DefaultApiUrl, false)]
    [InlineData("wss://evilslack.com/link/", SlackClientOptions.DefaultApiUrl, false)]
    [InlineData("wss://slack.com.evil.example/link/", SlackClientOptions.DefaultApiUrl, false)]
    [InlineData("wss://wss-primary.slack.com@evil.example/link/", SlackClientOptions.DefaultApiUrl, false)]
    [InlineData("wss://wss-primary.slack.com:8443/link/", SlackClientOptions.DefaultApiUrl, false)]
    [InlineData("ws://wss-primary.slack.com/link/", SlackClientOptions.DefaultApiUrl, false)]
    [InlineData("ws://127.0.0.1/link/", SlackClientOptions.DefaultApiUrl, false)]
    [InlineData("ws://10.0.0.1/link/", "http://127.0.0.1:5000/api/", false)]
    public void A_socket_is_opened_only_to_Slack_and_to_the_configured_host(string url, string apiUrl, bool isAllowed) =>
        SlackAddresses.IsForSocket(new(url), new(apiUrl)).ShouldBe(isAllowed);

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await FakeSlack.StartAsync();
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.Faults.Add(
            "auth.test", new Fault { Status = 307, Headers = new Dictionary<string, string> { ["Location"] = elsewhere.ApiUrl + "auth.test" } }));

        (await bot.Client.TestAuthAsync(TestContext.Current.CancellationToken)).Failure.ShouldBe(new SlackFailure.Refused("http_307"));

        elsewhere.Calls.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_response_that_surely_did_not_arrive_is_tried_four_times_at_most()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
        {
            for (var i = 0; i < 9; i++)
            {
                slack.FailNext("/respond/E1", 429, retryAfter: "2");
            }
        });

        var responding = RespondAsync(bot, bot.Slack.ResponseUrl("E1"));
        for (var wait = 1; wait < 4; wait++)
        {
            await bot.PassAsync(TimeSpan.FromSeconds(2), wait);
        }

        (await responding).ShouldBe(new SlackFailure.RateLimited(TimeSpan.FromSeconds(2)));
        bot.Slack.Responses.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_response_that_would_have_to_wait_longer_than_a_person_is_given_up_at_once()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.FailNext("/respond/E1", 429, retryAfter: "1500"));

        (await RespondAsync(bot, bot.Slack.ResponseUrl("E1"))).ShouldBe(new SlackFailure.RateLimited(TimeSpan.FromSeconds(1500)));
    }

    [Fact]
    public async Task A_response_that_may_have_arrived_is_not_sent_again()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.LoseNextResponse("/respond/E1"));

        (await RespondAsync(bot, bot.Slack.ResponseUrl("E1"))).ShouldBeOfType<SlackFailure.Unknown>();

        bot.Slack.Responses.Items.Count.ShouldBe(1);
    }

    private static Task<SlackFailure?> RespondAsync(SlackHost bot, string url) =>
        bot.Client.RespondAsync(url, new(null, null, "Hello", [new ContextBlock([new PlainText("Hello")])]), TestContext.Current.CancellationToken);

    private static bool IsAllowed(string url, string apiUrl)
    {
        Uri.TryCreate(url, UriKind.Absolute, out var uri);
        return SlackAddresses.IsForResponses(uri, new(apiUrl));
    }
}
