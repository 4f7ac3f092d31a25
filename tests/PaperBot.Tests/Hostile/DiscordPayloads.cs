using System.Text.Json.Nodes;
using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.Hostile;

/// <summary>Almost what Discord's gateway sends.</summary>
internal static class DiscordPayloads
{
    public static PayloadGenerator Create(int seed) => new(
        seed,
        Event("INTERACTION_CREATE", Interaction),
        Event("INTERACTION_CREATE", Interaction),
        Event("MESSAGE_CREATE", Message),
        Event("GUILD_CREATE", Guild),
        Event("GUILD_DELETE", Guild),
        Event("READY", Ready),
        Event("RESUMED", _ => []),
        Opcode);

    private static Func<Random, JsonNode> Event(string name, Func<Random, JsonObject> data) => random => new JsonObject
    {
        ["op"] = 0,
        ["t"] = name,
        ["s"] = random.Next(1_000_000),
        ["d"] = data(random),
    };

    private static JsonObject Opcode(Random random) => new()
    {
        ["op"] = random.Next(5) switch { 0 => 1, 1 => 10, 2 => 11, _ => random.Next(12, 1_000) },
        ["d"] = new JsonObject { ["heartbeat_interval"] = -1 },
    };

    private static JsonObject Ready(Random random) => new()
    {
        ["session_id"] = "x",
        ["resume_gateway_url"] = "wss://evil.example",
        ["guilds"] = new JsonArray(Guild(random), null),
    };

    private static JsonObject Guild(Random random) => new()
    {
        ["id"] = $"5{random.NextInt64(1_000_000_000)}",
        ["name"] = "Elsewhere",
        ["unavailable"] = random.Next(2) == 0,
        ["channels"] = new JsonArray(new JsonObject()),
    };

    private static JsonObject Message(Random random) => new()
    {
        ["id"] = $"8{random.NextInt64(1_000_000_000_000)}",
        ["channel_id"] = $"2{random.Next(1_000)}",
        ["guild_id"] = random.Next(2) == 0 ? null : FakeGuilds.Guild,
        ["type"] = random.Next(2) == 0 ? 0 : 19,
        ["content"] = $"<@{FakeGuilds.Bot}> tag moe",
        ["author"] = new JsonObject { ["id"] = $"7{random.Next(20)}", ["bot"] = random.Next(2) == 0 },
        ["mentions"] = new JsonArray(new JsonObject { ["id"] = FakeGuilds.Bot }, null),
        ["mention_everyone"] = false,
    };

    private static JsonObject Interaction(Random random)
    {
        var id = $"6{random.NextInt64(1_000_000_000_000)}";
        var user = new JsonObject { ["id"] = $"7{random.Next(20)}" };
        var isDirect = random.Next(20) == 0;
        return new()
        {
            ["id"] = id,
            ["application_id"] = FakeDiscord.ApplicationId,
            ["type"] = random.Next(1, 6),
            ["token"] = $"token-{id}",
            ["locale"] = "ko",
            ["guild_id"] = isDirect ? null : random.Next(2) == 0 ? FakeGuilds.Guild : $"5{random.Next(1_000)}",
            ["member"] = isDirect ? null : new JsonObject { ["user"] = user, ["permissions"] = "2048" },
            ["channel"] = new JsonObject { ["id"] = "2", ["type"] = random.Next(20) },
            ["app_permissions"] = "2048",
            ["context"] = random.Next(3),
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = FakeGuilds.Guild, ["1"] = "71" },
            ["user"] = isDirect ? user : null,
            ["message"] = new JsonObject { ["id"] = "1", ["flags"] = 64 | (1 << 15) },
            ["data"] = new JsonObject
            {
                ["custom_id"] = $"{"nrsd"[random.Next(4)]}1:tag moe page:2",
                ["type"] = random.Next(1, 4),
                ["target_id"] = "9",
                ["resolved"] = new JsonObject
                {
                    ["messages"] = new JsonObject
                    {
                        ["9"] = new JsonObject { ["content"] = "see 2405.01234", ["embeds"] = new JsonArray(new JsonObject { ["title"] = "t", ["url"] = "u" }, null) },
                    },
                },
                ["values"] = random.Next(2) == 0 ? new JsonArray("tag moe") : null,
                ["options"] = new JsonArray(new JsonObject
                {
                    ["name"] = "tag",
                    ["options"] = new JsonArray(new JsonObject { ["name"] = "filter", ["value"] = "moe" }),
                }),
            },
        };
    }
}
