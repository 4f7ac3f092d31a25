using System.Text.Json.Nodes;
using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.Hostile;

/// <summary>Almost what Slack sends over Socket Mode.</summary>
internal static class SlackPayloads
{
    public static PayloadGenerator Create(int seed, FakeSlack slack) =>
        new(seed, Envelope("slash_commands", slack), Envelope("interactive", slack), Envelope("events_api", slack), Other);

    private static Func<Random, JsonNode> Envelope(string type, FakeSlack slack) => random =>
    {
        var id = $"H{random.NextInt64(1_000_000_000_000)}";
        var user = $"U{random.Next(20)}";
        return new JsonObject
        {
            ["type"] = type,
            ["envelope_id"] = id,
            ["accepts_response_payload"] = random.Next(2) == 0,
            ["payload"] = type switch
            {
                "slash_commands" => slack.CommandPayload("probe moe", id, user),
                "interactive" => slack.PressPayload("replace-0", "probe moe", id, user),
                _ => new JsonObject
                {
                    ["team_id"] = SlackWorkspace.TeamId,
                    ["api_app_id"] = SlackWorkspace.AppId,
                    ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = SlackWorkspace.TeamId }),
                    ["event"] = new JsonObject { ["type"] = "app_mention", ["user"] = user, ["channel"] = "C1" },
                },
            },
        };
    };

    private static JsonObject Other(Random random) => random.Next(2) == 0
        ? new JsonObject { ["type"] = "hello", ["num_connections"] = 1, ["connection_info"] = new JsonObject { ["app_id"] = "A9" } }
        : new JsonObject { ["type"] = "news", ["reason"] = "link_disabled" };
}
