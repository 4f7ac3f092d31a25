using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PaperBot.Slack.Client;

/// <summary>
/// Reads interactions (https://docs.slack.dev/reference/interaction-payloads) and events (https://docs.slack.dev/reference/events) by their type.
/// </summary>
internal static class PayloadReader
{
    public static SlackEvent? ReadInteraction(JsonElement payload) => Text(payload, "type") switch
    {
        "block_actions" when payload.TryGetProperty("container", out var container) && Text(container, "type") == "view" =>
            payload.Deserialize(SlackJson.Instance.ViewAction),
        "view_submission" => payload.Deserialize(SlackJson.Instance.ViewSubmission),
        "shortcut" => payload.Deserialize(SlackJson.Instance.GlobalShortcut),
        "message_action" => payload.Deserialize(SlackJson.Instance.MessageShortcut),
        _ => payload.Deserialize(SlackJson.Instance.Interaction),
    };

    public static SlackEvent? ReadEvent(JsonElement payload) => !payload.TryGetProperty("event", out var content) ? null : Text(content, "type") switch
    {
        "app_mention" or "message" => Read(payload, content, SlackJson.Instance.MessageEvent),
        "app_home_opened" => Read(payload, content, SlackJson.Instance.HomeOpened),
        "link_shared" => Read(payload, content, SlackJson.Instance.LinksShared),
        "app_uninstalled" or "tokens_revoked" => Read(payload, content, SlackJson.Instance.AccessRevoked),
        _ => null,
    };

    // Slack sends an event again, in another envelope, if the acknowledgement comes late: only its id shows that it is the same.
    private static WorkspaceEvent? Read<T>(JsonElement payload, JsonElement content, JsonTypeInfo<T> type)
        where T : WorkspaceEvent =>
        content.Deserialize(type) is { } happened ? happened with { EventId = Text(payload, "event_id") } : null;

    private static string? Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
