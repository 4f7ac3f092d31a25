using System.Text.Json;

namespace PaperBot.Fakes.Slack;

/// <summary>Reads the buttons and menus of a message.</summary>
public static class SlackElements
{
    /// <summary>The buttons and menus in their order, those of cards as well.</summary>
    public static IEnumerable<JsonElement> Of(JsonElement message) => message.GetProperty("blocks").EnumerateArray().SelectMany(block =>
        block.GetProperty("type").GetString() switch
        {
            "actions" => block.GetProperty("elements").EnumerateArray(),
            "card" when block.TryGetProperty("actions", out var actions) => actions.EnumerateArray(),
            _ => Enumerable.Empty<JsonElement>(),
        });

    /// <summary>The text of a button or an option.</summary>
    public static string? LabelOf(JsonElement element) =>
        element.TryGetProperty("text", out var text) ? text.GetProperty("text").GetString() : null;

    /// <summary>The labels of the buttons.</summary>
    public static IReadOnlyList<string> LabelsOf(SlackResponse message) => [.. Of(message.Message).Select(LabelOf).OfType<string>()];
}
