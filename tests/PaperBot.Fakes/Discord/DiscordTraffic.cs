using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PaperBot.Fakes.Discord;

/// <summary>A received request, whether or not it got a response.</summary>
public sealed record FakeRequest(string Method, string Path, string Authorization, string UserAgent);

/// <summary>A message in a channel, as it was posted or changed last.</summary>
public sealed partial record FakeMessage(string Id, string Channel, JsonElement Json)
{
    /// <summary>The key in its components; null if there is none.</summary>
    public string? Key { get; init; }

    /// <summary>The message as Discord returns it, without the nonce.</summary>
    internal JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["content"] = "",
        ["components"] = Json.TryGetProperty("components", out var components) ? JsonNode.Parse(components.GetRawText()) : new JsonArray(),
    };

    internal static string? KeyOf(JsonElement json) => CustomIdWithKey().Match(json.GetRawText()) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("\"custom_id\":\"[a-z][0-9]+\\.([^:\"]+):")]
    private static partial Regex CustomIdWithKey();
}

/// <summary>A thread, which has the id of the message at which it was started, or of its first message in a forum.</summary>
public sealed record FakeThread(string Id, string Channel, string Name)
{
    /// <summary>Why Discord refuses to start it.</summary>
    internal static IReadOnlyList<string> Problems(JsonElement json) =>
    [
        .. DiscordLimits.Required(json, "name", 1, 100),
        .. json.TryGetProperty("auto_archive_duration", out var minutes) && minutes.GetInt32() is not (60 or 1440 or 4320 or 10080)
            ? ["auto_archive_duration: must be 60, 1440, 4320 or 10080"]
            : Array.Empty<string>(),
    ];
}

/// <summary>What the API answers.</summary>
internal sealed record FakeAnswer(int Status, int Code, string Message)
{
    public static readonly FakeAnswer Nothing = new(204, 0, "");

    public JsonNode? Body { get; init; }

    public static FakeAnswer Of(JsonNode body) => new(200, 0, "") { Body = body };
}

/// <summary>A response to an interaction, an edit of one, or a message that follows it.</summary>
/// <param name="Interaction">The interaction's id.</param>
/// <param name="Type">The type of a response; null for an edit or a message that follows.</param>
/// <param name="Data">The message, the choices or other data; undefined if there was none.</param>
public sealed record FakeResponse(string Interaction, int? Type, JsonElement Data)
{
    /// <summary>The texts of a message, a line each.</summary>
    public string Content => string.Join('\n', DiscordLimits.Components(Data)
        .Where(component => component.TryGetProperty("content", out _))
        .Select(component => component.GetProperty("content").GetString()));

    /// <summary>Whether only the user sees the message.</summary>
    public bool IsPrivate => Data.TryGetProperty("flags", out var flags) && (flags.GetInt32() & 64) != 0;

    /// <summary>The ids of the components whose label or placeholder begins like this.</summary>
    public IReadOnlyList<string> IdsOf(string label) => [.. DiscordLimits.Components(Data)
        .Where(component => new[] { "label", "placeholder" }.Any(field =>
            component.TryGetProperty(field, out var text) && text.GetString()!.StartsWith(label, StringComparison.Ordinal) && component.TryGetProperty("custom_id", out _)))
        .Select(component => component.GetProperty("custom_id").GetString()!)];

    /// <summary>The values of a menu whose placeholder begins like this.</summary>
    public IReadOnlyList<string> ValuesOf(string placeholder) => [.. DiscordLimits.Components(Data)
        .Where(component => component.TryGetProperty("placeholder", out var text) && text.GetString()!.StartsWith(placeholder, StringComparison.Ordinal))
        .SelectMany(menu => DiscordLimits.Items(menu, "options"))
        .Select(option => option.GetProperty("value").GetString()!)];
}
