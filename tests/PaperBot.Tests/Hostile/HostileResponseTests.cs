using System.Text.Json.Nodes;
using PaperBot.Tests.Discord;
using PaperBot.Tests.Slack;

namespace PaperBot.Tests.Hostile;

/// <summary>Whatever the APIs respond, a call ends with an outcome.</summary>
public sealed class HostileResponseTests
{
    private const int Responses = 300;

    [Fact]
    public async Task Whatever_Discord_responds_is_an_outcome()
    {
        await using var bench = await DiscordBench.CreateAsync();
        var bodies = new PayloadGenerator(seed: 3, _ => Message(), _ => new JsonArray(Message(), null), Error, _ => new JsonObject
        {
            ["id"] = "1",
            ["type"] = 0,
            ["name"] = "n",
            ["username"] = "u",
            ["last_message_id"] = "2",
        });
        for (var i = 0; i < Responses; i++)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(2)); // The bot sends 50 requests a second at most.
            foreach (var (path, call) in new (string, Func<Task>)[]
            {
                ("/messages", () => bench.PostAsync($"key{i}")),
                ("/messages", () => bench.FindAsync()),
                ("users/@me", () => bench.Platform.CheckTokenAsync(TestContext.Current.CancellationToken)),
                ("users/@me/guilds", () => bench.Platform.CheckTokenAsync(TestContext.Current.CancellationToken)),
                ($"channels/{DiscordBench.Channel}", () => bench.Platform.CheckChannelAsync(bench.Address, TestContext.Current.CancellationToken)),
            })
            {
                bench.Fail(path, i % 10 == 0 ? 400 : 200, Encoding.UTF8.GetString(bodies.Next().Bytes));
                await call().WithinLimitAsync();
            }
        }
    }

    [Theory]
    [InlineData("1e300")]
    [InlineData("-5")]
    [InlineData("86401")]
    [InlineData("\"x\"")]
    public async Task Discord_cannot_make_a_message_wait_for_more_than_a_day(string retryAfter)
    {
        await using var bench = await DiscordBench.CreateAsync();
        bench.Fail("/messages", 429, $$"""{"retry_after":{{retryAfter}}}""", ("Retry-After", "2147483647"), ("X-RateLimit-Scope", "user"));

        (await bench.PostAsync()).ShouldBeOfType<PostOutcome.NotSent>().RetryAfter!.Value.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task Whatever_Slack_responds_is_an_outcome()
    {
        await using var bot = await SlackHost.WithoutSocketAsync();
        var channel = new ChannelAddress("Slack", "C1");
        var key = IdempotencyKey.Create(channel, []);
        var bodies = new PayloadGenerator(
            seed: 4,
            _ => new JsonObject { ["ok"] = true, ["messages"] = new JsonArray(SlackMessage(), null), ["has_more"] = true, ["response_metadata"] = new JsonObject { ["next_cursor"] = "x" } },
            _ => new JsonObject { ["ok"] = true, ["team_id"] = "T1", ["user"] = new JsonObject { ["locale"] = "ko-KR" }, ["channel"] = new JsonObject { ["name"] = "n" } },
            _ => new JsonObject { ["ok"] = true, ["url"] = "wss://evil.example/", ["ts"] = "1.2" },
            _ => new JsonObject { ["ok"] = false, ["error"] = "no_such_thing", ["needed"] = "x" });
        for (var i = 0; i < Responses; i++)
        {
            foreach (var (method, call) in new (string, Func<CancellationToken, Task>)[]
            {
                ("auth.test", bot.Client.TestAuthAsync),
                ("apps.connections.open", bot.Client.OpenConnectionAsync),
                ("users.info", token => bot.Client.GetUserAsync("U1", token)),
                ("conversations.info", token => bot.Platform.CheckChannelAsync(channel, token)),
                ("conversations.history", token => bot.Platform.FindAsync(new PostTarget(channel, MessageKind.Entry, null, "", []), key, DateTimeOffset.UnixEpoch, token)),
            })
            {
                bot.Slack.FailNext(method, i % 10 == 0 ? 400 : 200, body: Encoding.UTF8.GetString(bodies.Next().Bytes));
                await call(TestContext.Current.CancellationToken).WithinLimitAsync();
            }
        }
    }

    private static JsonObject Message() => new()
    {
        ["id"] = "1200000000000000000",
        ["nonce"] = "x",
        ["components"] = new JsonArray(new JsonObject { ["components"] = new JsonArray(new JsonObject { ["custom_id"] = "n1:help" }, null) }, null),
    };

    private static JsonObject SlackMessage() => new()
    {
        ["ts"] = "1.2",
        ["metadata"] = new JsonObject { ["event_type"] = "paperbot_delivery", ["event_payload"] = new JsonObject { ["key"] = "x" } },
    };

    private static JsonObject Error(Random random) => new()
    {
        ["code"] = random.Next(60_000),
        ["message"] = "no",
        ["retry_after"] = 1,
        ["global"] = false,
        ["errors"] = new JsonObject { ["content"] = "long" },
    };
}
