using System.Text.Json;
using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.Discord.Http;

public sealed class InteractionWebhookTests
{
    private static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(1.5);

    [Fact]
    public async Task The_answer_to_a_slow_command_follows_over_the_API_once_the_deferred_response_was_sent()
    {
        using var slow = new SlowCommand();
        await using var bench = await StartAsync(slow);
        var command = bench.Users.CommandPayload("latest");

        var responding = bench.Webhook.HandleAsync(Sign(bench, command.ToJsonString()), TestContext.Current.CancellationToken);
        await bench.PassAsync(wait => wait == DeferAfter);
        var response = await responding.WithinLimitAsync();
        slow.Release();
        (response.Status, JsonElement.Parse(response.Json!).GetProperty("type").GetInt32()).ShouldBe((200, 5));
        await bench.Discord.Http.AcceptAsync(command, response.Json!);
        bench.Discord.Requests.Items.ShouldNotContain(request => request.Method == "PATCH");
        response.Sent!(true);

        (await bench.Users.EditAsync(Id(command))).Content.ShouldBe("at last");
    }

    [Fact]
    public async Task An_answer_that_overtakes_the_deferred_response_is_tried_again()
    {
        using var slow = new SlowCommand();
        await using var bench = await StartAsync(slow);
        var command = bench.Users.CommandPayload("latest");
        var responding = bench.Webhook.HandleAsync(Sign(bench, command.ToJsonString()), TestContext.Current.CancellationToken);
        await bench.PassAsync(wait => wait == DeferAfter);
        var response = await responding.WithinLimitAsync();
        slow.Release();
        response.Sent!(true);
        await bench.Time.Waits.FirstAsync(wait => wait == TimeSpan.FromSeconds(0.5));

        await bench.Discord.Http.AcceptAsync(command, response.Json!);
        bench.Time.Advance(TimeSpan.FromSeconds(0.5));

        (await bench.Users.EditAsync(Id(command))).Content.ShouldBe("at last");
    }

    [Fact]
    public async Task A_response_that_can_no_longer_be_sent_goes_over_the_API()
    {
        using var slow = new SlowCommand();
        using var connection = new CancellationTokenSource();
        await using var bench = await StartAsync(slow);
        var command = bench.Users.CommandPayload("latest");
        var responding = bench.Webhook.HandleAsync(Sign(bench, command.ToJsonString()), connection.Token);
        await bench.Time.Waits.FirstAsync(wait => wait == DeferAfter);

        await connection.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => responding);
        slow.Release();

        (await bench.Users.ResponseToAsync(Id(command))).Content.ShouldBe("at last");
    }

    [Fact]
    public async Task Before_the_gateway_is_connected_Discord_is_asked_once_which_servers_are_served()
    {
        await using var bench = await DiscordBench.StartAsync(
            discord => discord.Faults.Add("/gateway/bot", new Fault { Until = new TaskCompletionSource().Task }),
            settings: ("Discord:PublicKey", DiscordPosts.PublicKey));
        bench.Discord.Guilds.Members[(FakeGuilds.Guild, "41")] = true;
        foreach (var (guild, user) in new[] { (FakeGuilds.Guild, "42"), (FakeGuilds.Guild, "42"), (null, "41") })
        {
            (bench.Users.Guild, bench.Users.User) = (guild, user);
            var command = bench.Users.CommandPayload("tag", "moe");
            var response = await bench.Webhook.HandleAsync(Sign(bench, command.ToJsonString()), TestContext.Current.CancellationToken);
            response.Json!.ShouldContain("moe page 1");
            response.Sent!(true);
        }

        bench.Gateway.Opened.Items.ShouldBeEmpty();
        bench.Discord.Requests.Items.Count(request => request.Path.EndsWith("users/@me/guilds", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Before_the_gateway_is_connected_a_channel_of_a_served_server_can_subscribe()
    {
        await using var bench = await DiscordBench.StartAsync(
            discord => discord.Faults.Add("/gateway/bot", new Fault { Until = new TaskCompletionSource().Task }),
            commands: [new SubscribeProbe()],
            settings: ("Discord:PublicKey", DiscordPosts.PublicKey));
        bench.Users.Permissions = "32";

        var response = await bench.Webhook.HandleAsync(Sign(bench, bench.Users.CommandPayload("subscribe", "moe").ToJsonString()), TestContext.Current.CancellationToken);

        response.Json!.ShouldContain($"Discord/{bench.Users.Channel} ");
        response.Sent!(true);
    }

    [Fact]
    public async Task Before_the_gateway_is_connected_the_form_of_a_subscription_opens_in_a_served_server()
    {
        await using var bench = await DiscordBench.StartAsync(
            discord => discord.Faults.Add("/gateway/bot", new Fault { Until = new TaskCompletionSource().Task }),
            commands: [new SubscribeProbe()],
            settings: ("Discord:PublicKey", DiscordPosts.PublicKey));
        bench.Users.Permissions = "32";

        var response = await bench.Webhook.HandleAsync(Sign(bench, bench.Users.CommandPayload("subscribe").ToJsonString()), TestContext.Current.CancellationToken);

        JsonElement.Parse(response.Json!).GetProperty("type").GetInt32().ShouldBe(9);
        response.Sent!(true);
    }

    [Fact]
    public async Task What_is_no_interaction_is_refused()
    {
        await using var bench = await StartAsync();

        foreach (var body in new[] { "", "null", "[]", "{}", """{"type":2}""", """{"type":"x"}""" })
        {
            (await bench.Webhook.HandleAsync(Sign(bench, body), TestContext.Current.CancellationToken)).Status.ShouldBe(400, body);
        }
    }

    private static PaperBot.Transport.Webhooks.WebhookRequest Sign(DiscordBench bench, string body) => DiscordPosts.Sign(body, bench.Time.GetUtcNow()).ToRequest();

    private static string Id(System.Text.Json.Nodes.JsonObject interaction) => interaction["id"]!.GetValue<string>();

    private static async Task<DiscordBench> StartAsync(SlowCommand? slow = null)
    {
        var bench = await DiscordBench.StartAsync(prepare: null, commands: slow is null ? null : [slow], settings: ("Discord:PublicKey", DiscordPosts.PublicKey));
        await bench.OpenedAsync();
        return bench;
    }
}
