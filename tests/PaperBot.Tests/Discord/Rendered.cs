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
        DiscordLimits.Problems(Post(reply)).ShouldBeEmpty();
    }

    public static IReadOnlyList<string> CustomIds(JsonElement message) =>
        [.. message.GetProperty("components").EnumerateArray()
            .SelectMany(row => row.GetProperty("components").EnumerateArray())
            .Select(component => component.GetProperty("custom_id").GetString()!)];

    public static CustomId? ParseId(string text) => CustomId.TryParse(text, out var id) ? id : null;
}
