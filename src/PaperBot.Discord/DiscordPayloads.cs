using System.Text.Encodings.Web;
using System.Text.Json;
using PaperBot.Discord.Interactions;
using PaperBot.Discord.Rendering;
using PaperBot.Replies;

namespace PaperBot.Discord;

/// <summary>The JSON that goes to Discord.</summary>
public static class DiscordPayloads
{
    // Korean and emoji as themselves: shorter, and people can read what `ask --as discord` prints.
    private static readonly DiscordJson Json =
        new(new JsonSerializerOptions(DiscordJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The answer to a slash command, <c>{"type":4,"data":{…}}</c>: the very text that is sent.</summary>
    public static string Interaction(Reply reply) =>
        Write(new InteractionResponse(InteractionResponse.Message, DiscordRenderer.Answer(reply)));

    /// <summary>A first answer to an interaction, as it is sent.</summary>
    internal static string Write(InteractionResponse response) => JsonSerializer.Serialize(response, Json.InteractionResponse);

    /// <summary>A message, as it is sent.</summary>
    internal static string Write(MessagePayload message) => JsonSerializer.Serialize(message, Json.MessagePayload);

    /// <summary>The commands, as they are registered.</summary>
    internal static string Write(IReadOnlyList<SlashCommand> commands) =>
        JsonSerializer.Serialize(commands, Json.IReadOnlyListSlashCommand);
}
