using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Discord;

/// <summary>The session of a shard.</summary>
internal sealed class FakeSession
{
    /// <summary>The id; null if it cannot be resumed.</summary>
    public string? Id { get; set; }

    /// <summary>The connection; null while there is none.</summary>
    public FakeGatewaySocket? Socket { get; set; }

    public long Sequence { get; set; }

    public List<(long Sequence, string Json)> Events { get; } = [];

    /// <summary>Adds an event.</summary>
    /// <returns>Its payload.</returns>
    public string Add(string name, JsonNode data)
    {
        var json = new JsonObject { ["op"] = 0, ["t"] = name, ["s"] = ++Sequence, ["d"] = data }.ToJsonString();
        Events.Add((Sequence, json));
        return json;
    }
}
