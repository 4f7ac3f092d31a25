using System.Text.Json;
using PaperBot.Discord;
using PaperBot.Discord.Rendering;
using PaperBot.Fakes.Discord;
using PaperBot.Platforms;
using PaperBot.Replies;

namespace PaperBot.Tests.Discord;

/// <summary>A message as Discord would see it.</summary>
internal static class Rendered
{
    public static readonly IdempotencyKey Key = new("abcdefghijklmnopqrst");

    public static JsonElement Answer(Reply reply) => JsonDocument.Parse(DiscordPayloads.Interaction(reply)).RootElement.GetProperty("data");

    public static JsonElement Post(Reply reply) => JsonDocument.Parse(DiscordPayloads.Write(DiscordRenderer.Post(reply, Key))).RootElement;

    public static void ShouldBeTaken(Reply reply)
    {
        DiscordLimits.Problems(Answer(reply)).ShouldBeEmpty();
        DiscordLimits.Problems(Post(reply)).ShouldBeEmpty();
    }

    public static IReadOnlyList<string> CustomIds(JsonElement message) =>
        [.. message.GetProperty("components").EnumerateArray()
            .SelectMany(row => row.GetProperty("components").EnumerateArray())
            .Select(component => component.GetProperty("custom_id").GetString()!)];
}
