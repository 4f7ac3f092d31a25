using System.Globalization;
using System.Text.Json;

namespace PaperBot.Tests.Discord.Client;

public sealed class GatewayClientTests
{
    [Fact]
    public async Task It_identifies_with_no_privileged_intent()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        var identify = await bench.Gateway.Received.FirstAsync(payload => Op(payload) == 2);
        identify.GetProperty("d").GetRawText().ShouldBe(
            """{"token":"fake.discord.token","intents":4609,"properties":{"os":"linux","browser":"PaperBot","device":"PaperBot"},"shard":[0,1]}""");
        bench.Gateway.Connections.Items.ShouldBe(["?v=10&encoding=json"]);
    }

    [Fact]
    public async Task It_is_connected_until_the_connection_is_over()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Platform.Connections.All(connection => connection.IsConnected).ShouldBeTrue();
        await bench.Gateway.CloseAsync(4004);
        await bench.ErrorAsync();
        bench.Platform.Connections.All(connection => connection.IsConnected).ShouldBeFalse();
    }

    [Fact]
    public async Task Payloads_in_several_frames_are_read_whole()
    {
        await using var bench = await DiscordBench.StartAsync(discord => discord.Gateway.SendsInParts = true);
        await bench.OpenedAsync();
        (await bench.AskAsync("tag", "한국어")).Content.ShouldStartWith("한국어");
    }

    [Fact]
    public async Task An_event_without_data_is_logged_and_the_connection_stays()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        await bench.Gateway.SendAsync("""{"op":0,"t":"INTERACTION_CREATE","s":2}""");
        await bench.ErrorAsync("not a valid Interaction");
        bench.Platform.Connections.All(connection => connection.IsConnected).ShouldBeTrue();
    }

    [Fact]
    public async Task Events_during_a_disconnect_are_handled_after_the_resume()
    {
        await using var bench = await ConnectForLongAsync();
        await bench.AskAsync("tag", "before");
        await bench.Gateway.DropAsync();
        var missed = await bench.Users.SendCommandAsync("tag", "meanwhile");
        await bench.OpenedAsync("RESUMED");
        (await bench.Users.ResponseToAsync(missed)).Type.ShouldBe(4);
        bench.Gateway.Connections.Items.Count.ShouldBe(2);
        var resume = bench.Gateway.Received.Items.Single(payload => Op(payload) == 6).GetProperty("d");
        resume.GetProperty("seq").GetInt64().ShouldBe(3);
        bench.Users.Responses.Items.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"op":7,"d":null}""")]
    [InlineData("close 4000")]
    [InlineData("close 1001")]
    public async Task After_a_connection_that_lasted_the_session_is_resumed_at_once(string end)
    {
        await using var bench = await ConnectForLongAsync();
        await EndAsync(bench, end);
        await bench.OpenedAsync("RESUMED");
        Identifies(bench).ShouldBe(1);
    }

    [Fact]
    public async Task The_delay_grows_with_each_connection_that_ended_early()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        for (var i = 1; i <= 4; i++)
        {
            await EndAsync(bench, "close 4000");
            var max = TimeSpan.FromSeconds(0.25 * Math.Pow(2, i));
            await bench.PassAsync(wait => wait >= max / 2 && wait < max);
            await bench.OpenedAsync("RESUMED", nth: i);
        }

        bench.Gateway.Connections.Items.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("close 4007")]
    [InlineData("close 4009")]
    [InlineData("""{"op":9,"d":false}""")]
    public async Task A_session_that_is_over_is_replaced(string end)
    {
        await using var bench = await DiscordBench.ConnectAsync();
        await EndAsync(bench, end);
        await bench.PassAsync(IsShort, nth: 1); // The connection ended early, or the session is invalid.
        await bench.PassAsync(IsShort, nth: 2); // Between two sessions.
        await bench.Log.Lines.FirstAsync(line => line.Text.StartsWith("The next session with Discord is started in 00:00:0", StringComparison.Ordinal));
        await bench.OpenedAsync("READY", nth: 2);
        Identifies(bench).ShouldBe(2);
    }

    [Fact]
    public async Task An_invalid_session_that_can_be_resumed_is_resumed()
    {
        await using var bench = await ConnectForLongAsync();
        await bench.Gateway.SendAsync("""{"op":9,"d":true}""");
        await bench.OpenedAsync("RESUMED");
        Identifies(bench).ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_ended_during_a_disconnect_is_replaced()
    {
        await using var bench = await ConnectForLongAsync();
        await bench.Gateway.EndSessionAsync();
        await bench.Gateway.DropAsync();
        await bench.PassAsync(IsInvalidSessionDelay);
        await bench.OpenedAsync("READY", nth: 2);
    }

    [Fact]
    public async Task Heartbeats_contain_the_last_sequence_number()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        await bench.AskAsync("tag", "moe");
        bench.Time.Advance(DiscordBench.HeartbeatInterval);
        var first = await bench.Gateway.Received.FirstAsync(payload => Op(payload) == 1);
        first.GetProperty("d").GetInt64().ShouldBe(3);
        await bench.Gateway.SendAsync("""{"op":1,"d":null}""");
        await bench.Gateway.Received.NthAsync(2, payload => Op(payload) == 1);
        bench.Gateway.Connections.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_heartbeat_before_the_first_event_contains_null()
    {
        await using var bench = await DiscordBench.StartAsync(discord => discord.Gateway.WantsHeartbeatFirst = true);
        var heartbeat = await bench.Gateway.Received.FirstAsync(payload => Op(payload) == 1);
        heartbeat.GetProperty("d").ValueKind.ShouldBe(JsonValueKind.Null);
        await bench.OpenedAsync();
        bench.Gateway.Connections.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_heartbeat_that_the_gateway_requests_just_before_the_next_one_is_not_taken_for_a_missing_acknowledgement()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Gateway.Acknowledges = false;
        await bench.Gateway.SendAsync("""{"op":1,"d":null}""");
        await bench.Gateway.Received.FirstAsync(payload => Op(payload) == 1);

        bench.Time.Advance(DiscordBench.HeartbeatInterval);

        await bench.Gateway.Received.NthAsync(2, payload => Op(payload) == 1);
        bench.Platform.Connections.All(connection => connection.IsConnected).ShouldBeTrue();
    }

    [Fact]
    public async Task It_reconnects_if_a_heartbeat_is_not_acknowledged()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Gateway.Acknowledges = false;
        bench.Time.Advance(DiscordBench.HeartbeatInterval);
        await bench.Gateway.Received.FirstAsync(payload => Op(payload) == 1);
        await bench.PassAsync(wait => wait == DiscordBench.HeartbeatInterval);
        await bench.OpenedAsync("RESUMED");
    }

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4011, "more servers")]
    [InlineData(4012, "Update PaperBot")]
    [InlineData(4014, "intents")]
    public async Task A_close_that_would_repeat_stops_it_and_the_log_says_how_to_fix_it(int code, string fix)
    {
        await using var bench = await DiscordBench.ConnectAsync();
        await bench.Gateway.CloseAsync(code);
        (await bench.ErrorAsync()).ShouldContain(fix);
        bench.Time.Advance(TimeSpan.FromHours(1));
        bench.Gateway.Connections.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_token_stops_it_before_it_connects_and_is_not_logged()
    {
        await using var bench = await DiscordBench.StartAsync(prepare: null, "wrong.token");
        await bench.ErrorAsync("stays disconnected");
        await bench.ErrorAsync("Discord:Token");
        bench.Gateway.Connections.Items.ShouldBeEmpty();
        bench.Log.Lines.Items.ShouldNotContain(line => line.Text.Contains("wrong.token"));
    }

    [Fact]
    public async Task Without_sessions_left_it_waits_until_there_are_more()
    {
        await using var bench = await ConnectForLongAsync();
        bench.Discord.SessionsLeft = 0;
        await bench.Gateway.CloseAsync(4009);
        await bench.Time.Waits.FirstAsync(wait => wait == TimeSpan.FromHours(1));
        bench.Gateway.Connections.Items.Count.ShouldBe(1);
        bench.Time.Advance(TimeSpan.FromHours(1));
        await bench.OpenedAsync("READY", nth: 2);
    }

    [Fact]
    public async Task It_closes_the_connection_when_it_is_stopped()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        await bench.StopAsync();
        (await bench.Gateway.Ended.FirstAsync(_ => true)).ShouldBe(1000);
        bench.Platform.Connections.All(connection => connection.IsConnected).ShouldBeFalse();
    }

    /// <summary>Connects, and lets a minute pass: the connection now counts as one that lasted.</summary>
    private static async Task<DiscordBench> ConnectForLongAsync()
    {
        var bench = await DiscordBench.ConnectAsync();
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        return bench;
    }

    private static bool IsInvalidSessionDelay(TimeSpan wait) => wait >= TimeSpan.FromSeconds(1) && wait < TimeSpan.FromSeconds(5);

    private static bool IsShort(TimeSpan wait) => wait > TimeSpan.Zero && wait <= TimeSpan.FromSeconds(5);

    private static int Op(JsonElement payload) => payload.GetProperty("op").GetInt32();

    private static int Identifies(DiscordBench bench) => bench.Gateway.Received.Items.Count(payload => Op(payload) == 2);

    private static Task EndAsync(DiscordBench bench, string end) => end.StartsWith("close ", StringComparison.Ordinal)
        ? bench.Gateway.CloseAsync(int.Parse(end[6..], CultureInfo.InvariantCulture))
        : bench.Gateway.SendAsync(end);
}
