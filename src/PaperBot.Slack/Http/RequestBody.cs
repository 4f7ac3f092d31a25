using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;

namespace PaperBot.Slack.Http;

/// <summary>Reads the bodies of Slack's requests as the payloads that Socket Mode has for the same.</summary>
internal static class RequestBody
{
    /// <summary>Reads the fields of a slash command (https://docs.slack.dev/interactivity/implementing-slash-commands).</summary>
    public static JsonElement ReadCommand(ReadOnlySpan<byte> body)
    {
        var fields = HttpUtility.ParseQueryString(Encoding.UTF8.GetString(body));
        var payload = new JsonObject();
        foreach (var name in fields.AllKeys.OfType<string>())
        {
            var value = fields.GetValues(name)![0];
            payload[name] = name.StartsWith("is_", StringComparison.Ordinal) && bool.TryParse(value, out var flag) ? flag : value;
        }

        return JsonSerializer.SerializeToElement(payload);
    }

    /// <summary>Reads an interaction, which is the only field (https://docs.slack.dev/reference/interaction-payloads).</summary>
    /// <exception cref="JsonException">There is none.</exception>
    public static JsonElement ReadInteraction(ReadOnlySpan<byte> body) =>
        JsonElement.Parse(HttpUtility.ParseQueryString(Encoding.UTF8.GetString(body))["payload"] ?? "");

    /// <summary>Reads an event (https://docs.slack.dev/apis/events-api).</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static JsonElement ReadEvent(ReadOnlySpan<byte> body) => JsonElement.Parse(body);
}
