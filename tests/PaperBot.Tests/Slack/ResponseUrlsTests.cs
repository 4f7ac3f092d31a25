using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PaperBot.Fakes;
using PaperBot.Fakes.Slack;
using PaperBot.Slack;
using PaperBot.Slack.WebApi;

namespace PaperBot.Tests.Slack;

public sealed class ResponseUrlsTests
{
    private const string Answer = """{"text":"Hello"}""";

    [Fact]
    public async Task An_answer_goes_to_the_server_of_the_settings_without_a_token()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();

        await PostAsync(bot, bot.Slack.ResponseUrl("E1"));

        bot.Slack.Answers.Items.Single().Authorization.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_to_any_other_host_is_refused_and_the_log_names_only_the_host()
    {
        await using var elsewhere = await FakeSlack.StartAsync();
        await using var bot = await SlackHost.WithoutSocketAsync();

        await PostAsync(bot, elsewhere.ResponseUrl("secret-path"));
        string[] evil = ["https://evil.example/secret-path", "https://hooks.slack.com.evil.example/", "http://hooks.slack.com/", ""];
        foreach (var url in evil)
        {
            await PostAsync(bot, url);
        }

        elsewhere.Answers.Items.ShouldBeEmpty();
        bot.Logs.Lines.Items.Count(line => line.Level == LogLevel.Error && line.Text.StartsWith("An answer was not sent", StringComparison.Ordinal)).ShouldBe(5);
        bot.Logs.Lines.Items.ShouldAllBe(line => !line.Text.Contains("secret-path"));
    }

    [Theory]
    [InlineData("https://hooks.slack.com@evil.example/")]
    [InlineData("https://user@hooks.slack.com/")]
    [InlineData("https://hooks.slack.com:8443/")]
    [InlineData("https://evilslack.com/")]
    [InlineData("ftp://hooks.slack.com/")]
    [InlineData("/commands/T1/1/abc")]
    public void An_address_that_only_looks_like_Slack_is_not_Slack(string url) =>
        IsAllowed(url, SlackOptions.DefaultApiUrl).ShouldBeFalse();

    [Theory]
    [InlineData("https://hooks.slack.com/commands/T1/1/abc", SlackOptions.DefaultApiUrl, true)]
    [InlineData("https://hooks.slack.com/actions/T1/1/abc", "http://127.0.0.1:5099/api/", true)]
    [InlineData("http://127.0.0.1:5099/respond/1", "http://127.0.0.1:5099/api/", true)]
    [InlineData("http://127.0.0.1:5098/respond/1", "http://127.0.0.1:5099/api/", false)]
    [InlineData("http://proxy.example/respond/1", "https://proxy.example/api/", false)]
    [InlineData("https://slack.com/respond/1", SlackOptions.DefaultApiUrl, false)]
    public void Slack_and_the_host_of_the_settings_may_be_answered(string url, string apiUrl, bool allowed) =>
        IsAllowed(url, apiUrl).ShouldBe(allowed);

    [Fact]
    public async Task An_answer_that_surely_did_not_arrive_is_tried_five_times_at_most()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
        {
            for (var i = 0; i < 9; i++)
            {
                slack.Faults.Add("/respond/E1", new Fault { Status = 429 });
            }
        });

        var posting = PostAsync(bot, bot.Slack.ResponseUrl("E1"));
        for (var wait = 1; wait < 5; wait++)
        {
            await bot.Time.Waits.NthAsync(wait, each => each == TimeSpan.FromSeconds(30));
            bot.Time.Advance(TimeSpan.FromSeconds(30));
        }

        await posting;
        bot.Logs.Lines.Items.ShouldContain(line => line.Text.Contains("Slack did not take an answer: ratelimited"));
        bot.Slack.Answers.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_may_have_arrived_is_not_sent_again()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.Faults.Add("/respond/E1", new Fault { LoseAnswer = true }));

        await PostAsync(bot, bot.Slack.ResponseUrl("E1"));

        bot.Slack.Answers.Items.Count.ShouldBe(1);
        bot.Logs.Lines.Items.ShouldContain(line => line.Level == LogLevel.Warning && line.Text.StartsWith("Slack did not take an answer", StringComparison.Ordinal));
    }

    private static Task PostAsync(SlackHost bot, string url) =>
        bot.Get<ResponseUrls>().PostAsync(url, Answer, TestContext.Current.CancellationToken);

    private static bool IsAllowed(string url, string apiUrl)
    {
        using var http = new SlackHttp(TimeProvider.System);
        var options = Options.Create(new SlackOptions { ApiUrl = apiUrl });
        return new ResponseUrls(http, options, TimeProvider.System, NullLogger<ResponseUrls>.Instance).IsSlack(url);
    }
}
