using System.Text.Json;

namespace PaperBot.Fakes.Discord;

/// <summary>
/// Why Discord refuses a message (resources/message; components/reference): each problem names the field. Text is counted in UTF-16 units,
/// which is stricter than Discord.
/// </summary>
public static class DiscordLimits
{
    private const int Ephemeral = 1 << 6;
    private const int IsComponentsV2 = 1 << 15;

    /// <summary>The problems of a response; empty if Discord accepts it.</summary>
    public static IReadOnlyList<string> Problems(JsonElement message) =>
    [
        .. Text(message, "nonce", 1, 25),
        .. Mentions(message),
        .. Flags(message, IsComponentsV2 | Ephemeral),
        .. new[] { "content", "embeds", "poll", "sticker_ids" }.Where(field => message.TryGetProperty(field, out _))
            .Select(field => $"{field}: cannot be used with IS_COMPONENTS_V2"),
        .. DiscordComponentLimits.Problems(message),
    ];

    /// <summary>The problems of a message to a channel, or of an edit, neither of which can be private.</summary>
    public static IReadOnlyList<string> ProblemsOfPublic(JsonElement message) => [.. Problems(message), .. Flags(message, IsComponentsV2)];

    /// <summary>The components of a message with all that are within them.</summary>
    public static IReadOnlyList<JsonElement> Components(JsonElement message) => [.. Items(message, "components").SelectMany(DiscordComponentLimits.All)];

    /// <summary>The problems of a text field; none if it is absent.</summary>
    internal static IEnumerable<string> Text(JsonElement owner, string field, int min, int max)
    {
        if (owner.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            var text = value.GetString()!;
            if (text.Length > max)
            {
                yield return $"{field}: must be {max} or fewer in length, is {text.Length}";
            }

            if (text.Length < min || (min > 0 && string.IsNullOrWhiteSpace(text)))
            {
                yield return $"{field}: must be {min} or more in length, is {text.Length}";
            }
        }
    }

    /// <summary>The problems of a text field that must be there.</summary>
    internal static IEnumerable<string> Required(JsonElement owner, string field, int min, int max) =>
        owner.TryGetProperty(field, out _) ? Text(owner, field, min, max) : [$"{field}: this field is required"];

    /// <summary>The items of an array field; none if it is absent.</summary>
    internal static IReadOnlyList<JsonElement> Items(JsonElement owner, string field) =>
        owner.TryGetProperty(field, out var items) && items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray()] : [];

    private static IEnumerable<string> Flags(JsonElement message, int allowed)
    {
        var flags = message.TryGetProperty("flags", out var value) ? value.GetInt32() : 0;
        return (flags & IsComponentsV2) == 0 ? ["flags: without IS_COMPONENTS_V2, these components are refused"]
            : (flags & ~allowed) != 0 ? [$"flags: {flags} is not allowed here"]
            : [];
    }

    private static IEnumerable<string> Mentions(JsonElement message)
    {
        var nobody = message.TryGetProperty("allowed_mentions", out var allowed)
            && allowed.TryGetProperty("parse", out var parse)
            && parse.GetArrayLength() == 0
            && !(allowed.TryGetProperty("replied_user", out var replied) && replied.GetBoolean());
        if (!nobody)
        {
            yield return "allowed_mentions: PaperBot notifies nobody, so it must be {\"parse\":[]}";
        }
    }
}
