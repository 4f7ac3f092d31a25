using PaperBot.Slack.Client;

namespace PaperBot.Tests.Slack.Client;

/// <summary>Responses by a <c>response_url</c> of which it is not known whether they arrived.</summary>
public sealed class LateResponseTests
{
    private static readonly TimeSpan ResponseTime = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_response_that_replaces_a_message_is_sent_again_although_it_may_have_arrived()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.LoseNextResponse("/respond/E1"));

        var responding = bot.Client.RespondAsync(bot.Slack.ResponseUrl("E1"), Message(replaces: true), TestContext.Current.CancellationToken);
        await bot.PassAsync(TimeSpan.FromSeconds(1));

        (await responding).ShouldBeNull();
        bot.Slack.Responses.Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_address_is_used_five_times_at_most_and_the_last_time_not_for_trying_again()
    {
        await using var bot = await SlackHost.WithoutSocketAsync(slack =>
        {
            for (var i = 0; i < 5; i++)
            {
                slack.FailNext("/respond/E1", 429, retryAfter: "1");
            }
        });

        var responding = bot.Client.RespondAsync(bot.Slack.ResponseUrl("E1"), Message(replaces: false), TestContext.Current.CancellationToken);
        for (var i = 1; i <= 3; i++)
        {
            await bot.PassAsync(TimeSpan.FromSeconds(1), i);
        }

        (await responding).ShouldBeOfType<SlackFailure.RateLimited>();
        var notice = await bot.Client.RespondAsync(bot.Slack.ResponseUrl("E1"), Message(replaces: false), TestContext.Current.CancellationToken);
        var sixth = await bot.Client.RespondAsync(bot.Slack.ResponseUrl("E1"), Message(replaces: false), TestContext.Current.CancellationToken);

        notice.ShouldBeOfType<SlackFailure.RateLimited>();
        sixth.ShouldBe(new SlackFailure.Refused("used_url"));
        bot.Slack.Responses.Items.ShouldBeEmpty("Slack would refuse it");
    }

    [Fact]
    public async Task A_response_that_hangs_is_given_up_while_the_person_waits()
    {
        var never = new TaskCompletionSource();
        var hung = new Fault { Until = never.Task };
        await using var bot = await SlackHost.WithoutSocketAsync(slack => slack.Faults.Add("/respond/E1", hung));

        var responding = bot.Client.RespondAsync(bot.Slack.ResponseUrl("E1"), Message(replaces: true), TestContext.Current.CancellationToken).WithinLimitAsync();
        await hung.Met.WithinLimitAsync();
        await bot.PassAsync(ResponseTime);
        await bot.PassAsync(TimeSpan.FromSeconds(1));

        (await responding).ShouldBeNull();
        never.SetResult();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_person_whose_answer_may_not_have_arrived_is_told_so_privately(bool isLost)
    {
        await using var bot = await SlackHost.StartAsync();
        if (isLost)
        {
            bot.Slack.LoseNextResponse("/respond/E9");
        }
        else
        {
            bot.Slack.FailNext("/respond/E9", 500);
        }

        await bot.Slack.SendEnvelopeAsync("interactive", "E9", bot.Slack.PressPayload("answer-0", "probe moe", "E9", ephemeral: false));

        var notice = await bot.Slack.Responses.FirstAsync(response => response.Text.Contains("may not have arrived"));
        notice.Text.ShouldContain("답변이 도착하지 않았을 수 있습니다");
        notice.Message.GetProperty("response_type").GetString().ShouldBe("ephemeral");
        notice.Problems.ShouldBeEmpty();
        bot.Slack.Responses.Items.Count(response => response.Text.StartsWith("moe", StringComparison.Ordinal)).ShouldBe(isLost ? 1 : 0, "it is not sent twice");
    }

    [Fact]
    public void A_half_open_connection_is_noticed_within_thirty_seconds() =>
        (PaperBot.Slack.SlackServices.CreateSocketOptions().PingInterval * 2).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(30), "the interval of pings, and as long for a pong");

    private static ResponseMessage Message(bool replaces) =>
        new("ephemeral", replaces, "Hello", [new RichTextBlock([new RichTextSection([new TextInline("Hello")])])]);
}
