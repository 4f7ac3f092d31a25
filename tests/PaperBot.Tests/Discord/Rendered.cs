using System.Text.Json;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Fakes.Discord;

namespace PaperBot.Tests.Discord;

/// <summary>Rendered messages, as Discord reads them.</summary>
internal static class Rendered
{
    public static readonly IdempotencyKey Key = new("abcdefghijklmnopqrst");

    public static JsonElement Response(Reply reply) =>
        JsonDocument.Parse(DiscordRenderer.RenderJson(reply)).RootElement.GetProperty("data");

    public static JsonElement Post(Reply reply) => JsonDocument.Parse(DiscordRenderer.Post(reply, Key).ToJson()).RootElement;

    public static void ShouldBeAccepted(Reply reply)
    {
        DiscordLimits.Problems(Response(reply)).ShouldBeEmpty();
        DiscordLimits.ProblemsOfPublic(Post(reply)).ShouldBeEmpty();
    }

    public static IReadOnlyList<string> CustomIds(JsonElement message) => Read(message, "custom_id");

    /// <summary>The texts in their order.</summary>
    public static IReadOnlyList<string> Texts(JsonElement message) => Read(message, "content");

    /// <summary>The texts that show an entry: those with a button beside them, and that of an entry shown alone.</summary>
    public static IReadOnlyList<string> EntryTexts(JsonElement message)
    {
        var inLists = OfType(message, 9).SelectMany(Texts).ToList();
        return inLists.Count > 0 ? inLists : [.. Texts(message).Where(text => text.StartsWith("### ", StringComparison.Ordinal))];
    }

    /// <summary>The components of a type, wherever they are.</summary>
    public static IReadOnlyList<JsonElement> OfType(JsonElement message, int type) =>
        [.. DiscordLimits.Components(message).Where(component => component.GetProperty("type").GetInt32() == type)];

    private static IReadOnlyList<string> Read(JsonElement message, string field) => [.. DiscordLimits.Components(message)
        .Where(component => component.TryGetProperty(field, out _))
        .Select(component => component.GetProperty(field).GetString()!)];

    public static CustomId? ParseId(string text) => CustomId.TryParse(text, out var id) ? id : null;
}
