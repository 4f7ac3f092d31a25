using System.Net.WebSockets;
using PaperBot.Discord;
using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.Discord.Client;

public sealed class GatewayFaultTests
{
    [Fact]
    public async Task After_refused_connections_the_session_is_resumed()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        foreach (var status in new[] { 503, 502, 429, 401 })
        {
            bench.Fail("/gateway", status);
        }

        await bench.Gateway.DropAsync();
        for (var failure = 1; failure <= 5; failure++)
        {
            await bench.PassAsync(IsBackoff(failure));
        }

        await bench.OpenedAsync("RESUMED");
        Identifies(bench).ShouldBe(1);
        (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe");
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("""{"op":10,"d":null}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":"soon"}}""")]
    public async Task After_a_greeting_that_cannot_be_read_the_session_is_resumed(string hello)
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Gateway.Hello = hello;
        await bench.Gateway.DropAsync();
        await bench.PassAsync(IsBackoff(1));
        await bench.Gateway.Connections.NthAsync(2, _ => true);
        bench.Gateway.Hello = null;

        bench.Discord.Gateway.BreakAll();
        await bench.PassAsync(IsBackoff(2));

        await bench.OpenedAsync("RESUMED");
        Identifies(bench).ShouldBe(1);
    }

    [Fact]
    public async Task After_a_frame_that_is_no_text_the_session_is_resumed()
    {
        await using var bench = await DiscordBench.ConnectAsync();

        await bench.Gateway.SendAsync(new byte[] { 0xff, 0xfe, 0x00 }, WebSocketMessageType.Text, 10);
        await bench.PassAsync(IsBackoff(1));

        await bench.OpenedAsync("RESUMED");
        Identifies(bench).ShouldBe(1);
    }

    [Fact]
    public async Task A_gateway_that_wants_another_connection_gets_it_at_once_however_young_the_connection_is()
    {
        await using var bench = await DiscordBench.ConnectAsync();

        for (var number = 1; number <= 3; number++)
        {
            await bench.Gateway.SendAsync("""{"op":7,"d":null}""");
            await bench.OpenedAsync("RESUMED", number);
        }

        bench.Time.Waits.Items.ShouldNotContain(wait => wait > TimeSpan.Zero && wait < TimeSpan.FromSeconds(1));
        Identifies(bench).ShouldBe(1);
    }

    [Fact]
    public async Task After_failures_in_a_row_and_one_connection_that_lasted_the_next_follows_at_once()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        await bench.Gateway.DropAsync();
        await bench.PassAsync(IsBackoff(1));
        await bench.OpenedAsync("RESUMED");
        bench.Time.Advance(TimeSpan.FromSeconds(1));

        await bench.Gateway.DropAsync();

        await bench.OpenedAsync("RESUMED", nth: 2);
    }

    [Fact]
    public async Task A_connection_that_was_refused_does_not_count_as_a_session()
    {
        await using var bench = await DiscordBench.StartAsync(
            discord => discord.Faults.Add("/gateway", new Fault { Status = 503 }));

        await bench.PassAsync(IsBackoff(1));

        await bench.OpenedAsync();
    }

    [Fact]
    public async Task However_long_a_session_was_lost_messages_are_answered_and_only_old_interactions_are_not()
    {
        await using var bench = await LoseAsync();
        bench.Users.Channel = DiscordBench.Channel;
        var old = await bench.Users.SendCommandAsync("tag", "old");
        var message = await bench.Users.WriteAsync($"<@{FakeGuilds.Bot}> tag moe");

        bench.Time.Advance(TimeSpan.FromMinutes(3));
        var recent = await bench.Users.SendCommandAsync("tag", "new");

        await bench.OpenedAsync("RESUMED");
        await bench.Users.ResponseToAsync(recent);
        await bench.Discord.Posts.FirstAsync(post => post.Json.GetProperty("message_reference").GetProperty("message_id").GetString() == message);
        bench.Users.Responses.Items.ShouldNotContain(response => response.Interaction == old);
        Identifies(bench).ShouldBe(1);
    }

    [Fact]
    public async Task A_session_whose_address_is_gone_is_resumed_at_the_one_of_the_gateway()
    {
        await using var bench = await LoseAsync();
        bench.Time.Skew = TimeSpan.FromHours(-1);
        bench.Time.Advance(TimeSpan.FromMinutes(3));

        await bench.OpenedAsync("RESUMED");

        bench.Discord.Requests.Items.Count(request => request.Path == "gateway/bot").ShouldBe(2);
    }

    [Fact]
    public async Task A_half_open_connection_is_noticed_within_thirty_seconds()
    {
        DiscordServices.CreateGatewayOptions().MaxHeartbeatInterval.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(15), "the second heartbeat finds that the first got no answer");
        await using var bench = await DiscordBench.StartAsync(discord => discord.Gateway.HeartbeatInterval = (int)TimeSpan.FromDays(24).TotalMilliseconds);
        await bench.OpenedAsync();
        bench.Gateway.Acknowledges = false;
        bench.Time.Advance(DiscordBench.HeartbeatInterval);
        await bench.Gateway.Received.FirstAsync(payload => payload.GetProperty("op").GetInt32() == 1);

        await bench.PassAsync(wait => wait == DiscordBench.HeartbeatInterval);

        await bench.OpenedAsync("RESUMED");
    }

    /// <summary>Connects, loses the connection, and is about to try for the second time to connect again.</summary>
    private static async Task<DiscordBench> LoseAsync()
    {
        var bench = await DiscordBench.ConnectAsync();
        bench.Fail("/gateway", 503);
        await bench.Gateway.DropAsync();
        await bench.PassAsync(IsBackoff(1));
        await bench.Time.Waits.FirstAsync(IsBackoff(2));
        return bench;
    }

    private static Func<TimeSpan, bool> IsBackoff(int failures)
    {
        var max = TimeSpan.FromSeconds(0.25 * Math.Pow(2, failures));
        return wait => wait >= max / 2 && wait <= max;
    }

    private static int Identifies(DiscordBench bench) => bench.Gateway.Received.Items.Count(payload => payload.GetProperty("op").GetInt32() == 2);
}
