using System.Text.Json.Nodes;
using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.Discord.Client;

public sealed class ShardTests
{
    // (id >> 22) % 2 is 0 for the first, and 1 for the second.
    private static readonly string Even = $"{(1_000_000UL << 22) + 1}";
    private static readonly string Odd = $"{(1_000_001UL << 22) + 1}";

    [Fact]
    public async Task As_many_shards_as_Discord_recommends_are_connected_one_in_five_seconds()
    {
        await using var bench = await StartAsync(shards: 2);
        bench.Platform.Connections.ShouldBe([new("shard 1 of 2", true, null), new("shard 2 of 2", false, null)]);
        bench.Platform.Connections.All(connection => connection.IsConnected).ShouldBeFalse();

        await bench.PassAsync(wait => wait == TimeSpan.FromSeconds(5));
        await bench.Gateway.Opened.NthAsync(2, _ => true);
        await bench.Log.Lines.FirstAsync(line => line.Text == "Connected to Discord (shard 2 of 2)");

        bench.Platform.Connections.All(connection => connection.IsConnected).ShouldBeTrue();
        Identified(bench).ShouldBe(["[0,2]", "[1,2]"]);
    }

    [Fact]
    public async Task Shards_of_different_groups_start_at_once()
    {
        await using var bench = await StartAsync(shards: 2, concurrency: 2);
        await bench.Gateway.Opened.NthAsync(2, _ => true);
    }

    [Fact]
    public async Task Each_server_is_served_by_its_shard_and_direct_messages_come_to_the_first()
    {
        await using var bench = await StartAsync(shards: 2, concurrency: 2);
        await bench.Gateway.Opened.NthAsync(2, _ => true);
        foreach (var guild in new[] { Even, Odd })
        {
            bench.Users.Guild = guild;
            (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe");
        }

        bench.Users.Guild = null;
        bench.Discord.Guilds.Members[(Odd, FakeGuilds.User)] = true;
        (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe");

        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.Gateway.DropAsync(shard: 1);
        await bench.Gateway.Opened.FirstAsync(opened => opened == "RESUMED");
        bench.Users.Guild = Odd;
        (await bench.AskAsync("tag", "moe")).Content.ShouldStartWith("moe");
    }

    [Fact]
    public async Task A_lost_shard_says_so_while_the_others_go_on()
    {
        await using var bench = await StartAsync(shards: 2, concurrency: 2);
        await bench.Gateway.Opened.NthAsync(2, _ => true);
        bench.Fail("/gateway", 503);
        await bench.Gateway.CloseAsync(4000, shard: 1);

        await bench.Log.Lines.FirstAsync(line => line.Text.StartsWith("Disconnected from Discord (shard 2 of 2)", StringComparison.Ordinal));

        bench.Platform.Connections[0].IsConnected.ShouldBeTrue();
        bench.Platform.Connections[1].Problem.ShouldNotBeNull().ShouldContain("4000");
    }

    [Fact]
    public async Task Too_few_shards_name_the_setting_that_fixes_it()
    {
        await using var bench = await DiscordBench.StartAsync(discord => discord.Gateway.RecommendedShards = 3, settings: ("Discord:Shards", "2"));

        (await bench.ErrorAsync()).ShouldContain("The bot is in more servers than its connections support (4011). Set Discord:Shards to auto, and restart.");
        bench.Platform.Connections.Count.ShouldBe(2);
        bench.Platform.Connections.ShouldAllBe(connection => connection.Problem!.Contains("4011"));
    }

    [Fact]
    public async Task More_shards_are_started_when_Discord_needs_more_than_it_recommended()
    {
        await using var bench = await DiscordBench.ConnectAsync();
        bench.Discord.Gateway.RecommendedShards = 2;
        await bench.Gateway.EndSessionAsync();

        await bench.Gateway.CloseAsync(4009);
        var opened = bench.Gateway.Opened.NthAsync(3, _ => true);
        for (var nth = 1; !opened.IsCompleted; nth++)
        {
            await Task.WhenAny(opened, bench.PassAsync(wait => wait > TimeSpan.Zero && wait <= TimeSpan.FromSeconds(5), nth));
        }

        Identified(bench)[^2..].ShouldBe(["[0,2]", "[1,2]"]);
    }

    private static async Task<DiscordBench> StartAsync(int shards, int concurrency = 1)
    {
        var bench = await DiscordBench.StartAsync(discord =>
        {
            discord.Guilds.Names.Clear();
            discord.Guilds.Names[Even] = "Even";
            discord.Guilds.Names[Odd] = "Odd";
            discord.Gateway.RecommendedShards = shards;
            discord.Gateway.MaxConcurrency = concurrency;
            discord.Gateway.EnforcesIdentifyRate = true;
        });
        await bench.Log.Lines.FirstAsync(line => line.Text == "Connected to Discord (shard 1 of 2)");
        return bench;
    }

    private static List<string> Identified(DiscordBench bench) => [.. bench.Gateway.Received.Items
        .Where(payload => payload.GetProperty("op").GetInt32() == 2)
        .Select(payload => JsonNode.Parse(payload.GetProperty("d").GetProperty("shard").GetRawText())!.ToJsonString())];
}
