using PaperBot.Fakes.Discord;
using PaperBot.Tests.Discord;

namespace PaperBot.Tests.Hostile;

[Collection(nameof(MemoryMeasurement))]
public sealed class DiscordPayloadTests
{
    [Fact]
    public async Task Whatever_the_gateway_sends_commands_are_answered_and_the_memory_does_not_grow()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        var connections = 1;
        var flood = new PayloadFlood
        {
            SendAsync = message => bench.Gateway.SendAsync(message.Bytes, message.Type, message.PartSize),
            AskAsync = async () => (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe"),
            AnnounceEndAsync = () => bench.Gateway.SendAsync("""{"op":7,"d":null}"""),
            ReplaceAsync = async end =>
            {
                bench.Time.Advance(TimeSpan.FromMinutes(2)); // The connection has lasted, so the next one follows at once.
                await end();
                await bench.Gateway.Opened.FirstAsync(opened => opened == "RESUMED");
                connections++;
            },
            Forget = () =>
            {
                PayloadFlood.ShouldBeShort(bench.Log.Lines);
                bench.Log.Lines.Clear();
                bench.Discord.Forget();
                bench.Time.Waits.Clear();
            },
        };

        await flood.RunAsync(DiscordPayloads.Create(seed: 16));

        bench.Gateway.Connections.Items.Count.ShouldBe(connections, "no connection ended for another reason");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-41250")]
    [InlineData("2147483647")]
    public async Task A_strange_heartbeat_interval_does_not_end_the_connection(string interval)
    {
        await using var bench = await DiscordBench.StartAsync(discord => discord.Gateway.Hello = $$$"""{"op":10,"d":{"heartbeat_interval":{{{interval}}}}}""");
        await bench.OpenedAsync();

        (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe");

        bench.Gateway.Received.Items.Count(payload => payload.GetProperty("op").GetInt32() == 1).ShouldBe(0, "the clock stands still");
        bench.Gateway.Connections.Items.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":99999999999}}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":"1"}}""")]
    [InlineData("""{"op":10}""")]
    [InlineData("""{"op":0,"t":"READY","d":{}}""")]
    public async Task After_an_invalid_hello_the_delays_grow(string hello)
    {
        await using var bench = await DiscordBench.StartAsync(discord => discord.Gateway.Hello = hello);

        for (var i = 1; i <= 3; i++)
        {
            await bench.Gateway.Connections.NthAsync(i, _ => true);
            var max = TimeSpan.FromSeconds(0.25 * Math.Pow(2, i));
            await bench.Time.Waits.FirstAsync(wait => wait >= max / 2 && wait < max);
            bench.Gateway.Connections.Items.Count.ShouldBe(i);
            bench.Time.Advance(TimeSpan.FromSeconds(5));
            await bench.PassAsync(wait => wait > TimeSpan.Zero && wait <= TimeSpan.FromSeconds(5), nth: 1);
        }
    }

    [Fact]
    public async Task People_who_must_be_looked_up_do_not_take_the_places_of_others()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        var response = new TaskCompletionSource();
        bench.Discord.Faults.Add($"/members/{FakeGuilds.User}", new Fault { Until = response.Task });
        bench.Users.Guild = null;
        for (var i = 0; i <= Limits.ConcurrentRequests; i++)
        {
            await bench.Users.SendCommandAsync("tag", "moe");
        }

        await bench.Log.Lines.FirstAsync(line => line.Text.Contains($"since {Limits.ConcurrentRequests} are being responded to"));
        bench.Users.Guild = FakeGuilds.Guild;
        (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe");
        response.SetResult();
    }

    [Fact]
    public async Task More_interactions_at_the_same_time_than_the_limit_are_dropped_and_logged()
    {
        using var slow = new SlowCommand();
        await using var bench = await DiscordBench.ConnectAsync(slow, new EchoCommand());
        for (var i = 0; i <= Limits.ConcurrentRequests; i++)
        {
            await bench.Users.SendCommandAsync("latest");
        }

        await bench.Log.Lines.FirstAsync(line => line.Text.Contains($"since {Limits.ConcurrentRequests} are being responded to"));
        slow.Release();
        await bench.Users.Responses.NthAsync(Limits.ConcurrentRequests, _ => true);
        (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe");
    }
}
