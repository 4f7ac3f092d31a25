using System.Text.Json;
using Microsoft.Extensions.Logging;
using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.Discord;

public sealed class GatewayTests
{
    [Fact]
    public async Task It_says_who_it_is_and_wants_no_events()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.OpenedAsync();
        var identify = await bench.Discord.Gateway.Received.FirstAsync(frame => Op(frame) == 2);
        identify.GetProperty("d").GetProperty("intents").GetInt32().ShouldBe(0);
        bench.Discord.Gateway.Connections.Items.ShouldBe(["?v=10&encoding=json"]);
    }

    [Fact]
    public async Task It_is_connected_from_ready_until_the_connection_is_over()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.Log.Lines.FirstAsync(line => line.Text == "Connected to Discord");
        bench.Platform.IsConnected.ShouldBeTrue();
        await bench.Discord.Gateway.CloseAsync(4004);
        await bench.Log.Lines.FirstAsync(line => line.Level == LogLevel.Error);
        bench.Platform.IsConnected.ShouldBeFalse();
    }

    [Fact]
    public async Task Frames_that_come_in_parts_are_read_whole()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        bench.Discord.Gateway.SendsInParts = true;
        await bench.OpenedAsync();
        var answer = await bench.Discord.AnswerAsync(await bench.Discord.SendCommandAsync("tag", "한국어"));
        answer.Data.GetProperty("content").GetString()!.ShouldStartWith("한국어");
    }

    [Fact]
    public async Task What_happened_while_it_was_away_is_answered_after_the_session_is_taken_up()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.SettledAsync();
        await bench.Discord.AnswerAsync(await bench.Discord.SendCommandAsync("tag", "before"));
        await bench.Discord.Gateway.DropAsync();
        var missed = await bench.Discord.SendCommandAsync("tag", "meanwhile");
        await bench.OpenedAsync("RESUMED");
        (await bench.Discord.AnswerAsync(missed)).Type.ShouldBe(4);
        bench.Discord.Gateway.Connections.Items.Count.ShouldBe(2);
        var resume = bench.Discord.Gateway.Received.Items.Single(frame => Op(frame) == 6).GetProperty("d");
        resume.GetProperty("seq").GetInt64().ShouldBe(2);
        bench.Discord.Answers.Items.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"op":7,"d":null}""")]
    [InlineData("close 4000")]
    [InlineData("close 1001")]
    public async Task After_a_long_life_it_takes_up_its_session_at_once(string what)
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.SettledAsync();
        await EndAsync(bench.Discord.Gateway, what);
        await bench.OpenedAsync("RESUMED");
        Identifies(bench).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"op":7,"d":null}""")]
    [InlineData("close 4000")]
    public async Task Connections_that_end_early_are_made_again_ever_more_slowly(string what)
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.OpenedAsync();
        for (var i = 1; i <= 4; i++)
        {
            await EndAsync(bench.Discord.Gateway, what);
            var whole = TimeSpan.FromSeconds(0.25 * Math.Pow(2, i));
            await bench.PassAsync(wait => wait >= whole / 2 && wait < whole);
            await bench.OpenedAsync("RESUMED", nth: i);
        }

        bench.Discord.Gateway.Connections.Items.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("close 4007")]
    [InlineData("close 4009")]
    [InlineData("""{"op":9,"d":false}""")]
    public async Task It_starts_another_session_where_the_old_one_is_over(string what)
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.OpenedAsync();
        await EndAsync(bench.Discord.Gateway, what);
        await bench.PassAsync(IsShort, nth: 1); // Since the connection ended early, or since the session is invalid.
        await bench.PassAsync(IsShort, nth: 2); // Between two sessions.
        await bench.OpenedAsync("READY", nth: 2);
        Identifies(bench).ShouldBe(2);
    }

    [Fact]
    public async Task An_invalid_session_that_can_be_taken_up_is()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.SettledAsync();
        await bench.Discord.Gateway.SendAsync("""{"op":9,"d":true}""");
        await bench.PassAsync(IsInvalidSessionPause);
        await bench.OpenedAsync("RESUMED");
    }

    [Fact]
    public async Task A_session_that_ended_meanwhile_is_replaced()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.SettledAsync();
        await bench.Discord.Gateway.EndSessionAsync();
        await bench.Discord.Gateway.DropAsync();
        await bench.PassAsync(IsInvalidSessionPause);
        await bench.OpenedAsync("READY", nth: 2);
    }

    [Fact]
    public async Task Heartbeats_carry_the_last_number_and_keep_coming()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.OpenedAsync();
        await bench.Discord.AnswerAsync(await bench.Discord.SendCommandAsync("tag", "moe"));
        bench.Time.Advance(DiscordBench.HeartbeatInterval);
        var first = await bench.Discord.Gateway.Received.FirstAsync(frame => Op(frame) == 1);
        first.GetProperty("d").GetInt64().ShouldBe(2);
        await bench.Discord.Gateway.SendAsync("""{"op":1,"d":null}""");
        await bench.Discord.Gateway.Received.NthAsync(2, frame => Op(frame) == 1);
        bench.Discord.Gateway.Connections.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_heartbeat_before_the_first_event_carries_null()
    {
        await using var bench = await DiscordBench.StartAsync(
            discord => discord.Gateway.WantsHeartbeatFirst = true, new EchoCommand());
        var beat = await bench.Discord.Gateway.Received.FirstAsync(frame => Op(frame) == 1);
        beat.TryGetProperty("d", out var number).ShouldBeTrue();
        number.ValueKind.ShouldBe(JsonValueKind.Null);
        await bench.OpenedAsync();
        bench.Discord.Gateway.Connections.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_gateway_that_does_not_acknowledge_is_left()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        bench.Discord.Gateway.Acknowledges = false;
        await bench.OpenedAsync();
        bench.Time.Advance(DiscordBench.HeartbeatInterval);
        await bench.Discord.Gateway.Received.FirstAsync(frame => Op(frame) == 1);
        await bench.PassAsync(wait => wait == DiscordBench.HeartbeatInterval);
        await bench.OpenedAsync("RESUMED");
    }

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4011, "more servers")]
    [InlineData(4012, "Update PaperBot")]
    [InlineData(4014, "intents")]
    public async Task A_close_that_will_repeat_itself_stops_it_and_says_how_to_mend(int code, string words)
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.OpenedAsync();
        await bench.Discord.Gateway.CloseAsync(code);
        (await bench.Log.Lines.FirstAsync(line => line.Level == LogLevel.Error)).Text.ShouldContain(words);
        bench.Time.Advance(TimeSpan.FromHours(1));
        bench.Discord.Gateway.Connections.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_token_stops_it_before_it_connects_and_is_not_logged()
    {
        await using var bench = await DiscordBench.StartAsync("wrong.token", hosted: true);
        await bench.Log.Lines.FirstAsync(line => line.Level == LogLevel.Error && line.Text.Contains("Discord:Token"));
        bench.Discord.Gateway.Connections.Items.ShouldBeEmpty();
        bench.Log.Lines.Items.ShouldNotContain(line => line.Text.Contains("wrong.token"));
    }

    [Fact]
    public async Task Without_sessions_left_it_waits_for_more()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.SettledAsync();
        bench.Discord.SessionsLeft = 0;
        await bench.Discord.Gateway.CloseAsync(4009);
        await bench.Time.Waits.FirstAsync(wait => wait == TimeSpan.FromHours(1));
        bench.Discord.Gateway.Connections.Items.Count.ShouldBe(1);
        bench.Time.Advance(TimeSpan.FromHours(1));
        await bench.OpenedAsync("READY", nth: 2);
    }

    [Fact]
    public async Task When_PaperBot_stops_it_says_goodbye()
    {
        await using var bench = await DiscordBench.StartAsync(new EchoCommand());
        await bench.OpenedAsync();
        await bench.StopAsync();
        (await bench.Discord.Gateway.Ended.FirstAsync(_ => true)).ShouldBe(1000);
        bench.Platform.IsConnected.ShouldBeFalse();
    }

    private static bool IsInvalidSessionPause(TimeSpan wait) => wait >= TimeSpan.FromSeconds(1) && wait < TimeSpan.FromSeconds(5);

    private static bool IsShort(TimeSpan wait) => wait > TimeSpan.Zero && wait <= TimeSpan.FromSeconds(5);

    private static int Op(JsonElement frame) => frame.GetProperty("op").GetInt32();

    private static int Identifies(DiscordBench bench) => bench.Discord.Gateway.Received.Items.Count(frame => Op(frame) == 2);

    private static Task EndAsync(FakeGateway gateway, string what) =>
        what.StartsWith("close ", StringComparison.Ordinal)
            ? gateway.CloseAsync(int.Parse(what[6..], System.Globalization.CultureInfo.InvariantCulture))
            : gateway.SendAsync(what);
}
