using Microsoft.Extensions.Logging;
using PaperBot.Slack.Client;

namespace PaperBot.Tests.Slack.Client;

public sealed class SocketModeClientTests
{
    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task A_connection_that_announces_its_end_stays_in_use_until_the_next_has_said_hello(string reason)
    {
        await using var bot = await SlackHost.StartAsync();
        var first = await bot.Slack.Sockets.NthAsync(1);
        await bot.Logs.Lines.FirstAsync(line => line.Text.Contains("Connected to Slack"));
        bot.Time.Advance(TimeSpan.FromMinutes(1)); // Now it counts as lasting.
        var hello = new TaskCompletionSource();
        bot.Slack.Sockets.HelloAfter = hello.Task;

        await first.AnnounceEndAsync(reason);
        await bot.Slack.Sockets.Accepted.NthAsync(2, _ => true);
        (await bot.Slack.SendCommandAsync("probe before")).ByAck.ShouldBeTrue();
        bot.Platform.Connections.Single().IsConnected.ShouldBeTrue();
        hello.SetResult();
        await bot.Slack.Sockets.NthAsync(2);
        await bot.Time.Waits.FirstAsync(wait => wait == TimeSpan.FromSeconds(30));
        await bot.Slack.SendEnvelopeAsync("slash_commands", "E9", bot.Slack.CommandPayload("probe late", "E9"), true, first);
        await bot.Slack.ResponseToAsync("E9");
        (await bot.Slack.SendCommandAsync("probe after")).ByAck.ShouldBeTrue();

        bot.Slack.Acks.Items.Select(ack => ack.Socket).ShouldBe([1, 1, 2], "each over the connection that its envelope came by");
        bot.Time.Advance(TimeSpan.FromSeconds(30));
        await first.Closed.WithinLimitAsync();
        (await bot.Slack.SendCommandAsync("probe still")).ByAck.ShouldBeTrue();
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task A_connection_that_Slack_wants_to_refresh_is_replaced_at_once_however_young_it_is(string reason)
    {
        await using var bot = await SlackHost.StartAsync();

        for (var number = 1; number <= 3; number++)
        {
            await (await bot.Slack.Sockets.NthAsync(number)).AnnounceEndAsync(reason);
            await bot.Slack.Sockets.NthAsync(number + 1);
        }

        bot.Time.Waits.Items.ShouldNotContain(wait => IsRetryDelay(wait));
    }

    [Fact]
    public async Task A_connection_that_ends_early_is_replaced_after_a_growing_delay_and_stays_in_use_until_then()
    {
        await using var bot = await SlackHost.StartAsync();

        for (var number = 1; number <= 3; number++)
        {
            await (await bot.Slack.Sockets.NthAsync(number)).AnnounceEndAsync("too_many_websockets");
            await bot.Time.Waits.NthAsync(number, IsRetryDelay);
            (await bot.Slack.SendCommandAsync("probe moe")).ByAck.ShouldBeTrue();
            bot.Slack.Acks.Items[^1].Socket.ShouldBe(number);
            bot.Time.Advance(TimeSpan.FromMilliseconds(20));
        }

        await bot.Slack.Sockets.NthAsync(4);
        bot.Slack.Sockets.Accepted.Items.Count.ShouldBe(4);
        bot.Time.Waits.Items.Where(IsRetryDelay).ShouldBeInOrder(SortDirection.Ascending);
    }

    [Fact]
    public async Task A_connection_that_breaks_or_closes_is_replaced()
    {
        await using var bot = await SlackHost.StartAsync();

        (await bot.Slack.Sockets.NthAsync(1)).Drop();
        await WaitForRetryAsync(bot, 2);
        await (await bot.Slack.Sockets.NthAsync(2)).CloseAsync();
        await WaitForRetryAsync(bot, 3);

        (await bot.Slack.SendCommandAsync("probe moe")).ByAck.ShouldBeTrue();
    }

    [Fact]
    public async Task A_dead_connection_is_noticed_by_the_missing_pong_and_replaced()
    {
        await using var bot = await SlackHost.StartAsync(
            slack => slack.Sockets.MakeNextUnresponsive(), ping: TimeSpan.FromMilliseconds(50));

        await WaitForRetryAsync(bot, 2);

        (await bot.Slack.SendCommandAsync("probe moe")).ByAck.ShouldBeTrue();
    }

    [Fact]
    public async Task A_connection_without_hello_is_replaced_by_one_with_a_new_address()
    {
        var never = new TaskCompletionSource();
        await using var bot = await SlackHost.StartAsync(slack => slack.Sockets.HelloAfter = never.Task);

        await bot.Slack.Sockets.Accepted.FirstAsync(_ => true);
        bot.Platform.Connections.Single().IsConnected.ShouldBeFalse();
        await bot.Time.Waits.FirstAsync(wait => wait == TimeSpan.FromSeconds(15));
        bot.Slack.Sockets.HelloAfter = Task.CompletedTask;
        bot.Time.Advance(TimeSpan.FromSeconds(15));
        await bot.Time.Waits.FirstAsync(IsRetryDelay);
        bot.Time.Advance(TimeSpan.FromSeconds(1));

        await bot.Slack.Sockets.NthAsync(2);
        bot.Slack.CountCalls("apps.connections.open").ShouldBe(2);
        never.SetResult();
    }

    [Fact]
    public async Task Socket_Mode_that_was_switched_off_stops_with_an_error_that_says_how_to_switch_it_on()
    {
        await using var bot = await SlackHost.StartAsync();

        await (await bot.Slack.Sockets.NthAsync(1)).AnnounceEndAsync("link_disabled");
        await bot.Service.ExecuteTask!.WithinLimitAsync();

        bot.Platform.Connections.Single().IsConnected.ShouldBeFalse();
        bot.Logs.Lines.Items.ShouldContain(line => line.Level == LogLevel.Critical && line.Text.Contains("under Socket Mode on"));
        bot.Slack.CountCalls("apps.connections.open").ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_token_is_not_tried_again_at_once_and_the_log_says_how_to_fix_it()
    {
        var token = "";
        await using var bot = await SlackHost.StartAsync(slack => (token, slack.Workspace.AppToken) = (slack.Workspace.AppToken, "xapp-another"));

        await bot.Time.Waits.FirstAsync(wait => wait == TimeSpan.FromMinutes(5));
        bot.Logs.Lines.Items.ShouldContain(line => line.Text.Contains("invalid_auth") && line.Text.Contains("copy it again"));
        bot.Logs.Lines.Items.ShouldAllBe(line => !line.Text.Contains("xapp-1") && !line.Text.Contains("xoxb-fake"));
        bot.Slack.Workspace.AppToken = token;
        bot.Time.Advance(TimeSpan.FromMinutes(5));

        await bot.Slack.Sockets.NthAsync(1);
    }

    [Theory]
    [InlineData(null, 30)]
    [InlineData("7", 7)]
    [InlineData("soon", 30)]
    public async Task After_too_many_connections_the_wait_is_as_long_as_Slack_says(string? retryAfter, int seconds)
    {
        await using var bot = await SlackHost.StartAsync(slack => slack.FailNext("apps.connections.open", 429, retryAfter));

        await bot.PassAsync(TimeSpan.FromSeconds(seconds));

        await bot.Slack.Sockets.NthAsync(1);
    }

    [Fact]
    public async Task No_token_is_sent_to_the_socket()
    {
        await using var bot = await SlackHost.StartAsync();

        await bot.Slack.SendCommandAsync("probe moe"); // The fake refuses connections with an Authorization header.

        bot.Slack.Calls.Items.Select(call => (call.Method, call.Authorization)).ShouldBe(
            [
                ("auth.test", "Bearer xoxb-fake-bot-token"),
                ("apps.connections.open", "Bearer xapp-1-A1-1-fake-app-token"),
                ("users.info", "Bearer xoxb-fake-bot-token"),
            ]);
    }

    [Fact]
    public async Task An_envelope_can_be_acknowledged_only_once()
    {
        var envelope = new SocketEnvelope((_, _) => Task.FromResult(true)) { Origin = EnvelopeOrigin.Read(default) };

        (await envelope.AcknowledgeAsync(null, TestContext.Current.CancellationToken)).ShouldBeTrue();

        Should.Throw<InvalidOperationException>(() => { _ = envelope.AcknowledgeAsync(null, TestContext.Current.CancellationToken); });
    }

    private static bool IsRetryDelay(TimeSpan wait) => wait > TimeSpan.Zero && wait <= TimeSpan.FromMilliseconds(20);

    /// <summary>Lets the delay before the next attempt pass, and waits for the new connection.</summary>
    private static async Task WaitForRetryAsync(SlackHost bot, int number)
    {
        await bot.Time.Waits.NthAsync(number - 1, IsRetryDelay);
        bot.Time.Advance(TimeSpan.FromMilliseconds(20));
        await bot.Slack.Sockets.NthAsync(number);
    }
}
