using PaperBot.Commands;
using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>
/// Renders replies as Discord messages: the message as content, each card as an embed, buttons and suggestions as components. Pure.
/// Whatever a reply contains, the message is within Discord's limits, notifies nobody, and shows every text literally.
/// </summary>
public static class DiscordRenderer
{
    private const int MaxContentLength = 2000;
    private const int MaxChoices = 25;
    private const int MaxChoiceLength = 100;

    /// <summary>Renders the reply to a command as the JSON that is sent: <c>{"type":4,"data":{…}}</c>.</summary>
    public static string RenderJson(Reply reply) => new InteractionResponse(InteractionResponseType.Message, Response(reply)).ToJson();

    /// <summary>Renders the reply to a command.</summary>
    public static MessagePayload Response(Reply reply) =>
        Message(reply, key: null) with { Flags = reply.Private ? MessagePayload.Ephemeral : null };

    /// <summary>Renders a message to a channel that can be found by its key, and that Discord creates only once in a few minutes.</summary>
    internal static MessagePayload Post(Reply reply, IdempotencyKey key) =>
        Message(reply, key) with { Nonce = key.Value, EnforceNonce = true };

    /// <summary>Renders a private message of one sentence.</summary>
    internal static MessagePayload Notice(string text) =>
        new() { Content = DiscordMarkdown.Escape(text, MaxContentLength), Flags = MessagePayload.Ephemeral };

    /// <summary>Renders the choices that Discord accepts: a value cannot be shortened, since it is what the command will receive.</summary>
    internal static AutocompleteData Choices(IEnumerable<AutocompleteChoice> choices) => new(
        [.. choices
            .Where(choice => choice.Value.Length is > 0 and <= MaxChoiceLength)
            .Select(choice => new OptionChoice(Shortening.AtWord(DisplayText.CleanLine(choice.Label), MaxChoiceLength), choice.Value))
            .Where(choice => choice.Name.Length > 0)
            .Take(MaxChoices)]);

    private static MessagePayload Message(Reply reply, IdempotencyKey? key)
    {
        var embeds = EmbedRenderer.Embeds(reply);
        var content = DiscordMarkdown.Escape(reply.Message ?? "", MaxContentLength);
        return new MessagePayload
        {
            // Discord refuses a message that shows nothing.
            Content = content.Length == 0 && embeds.Count == 0 ? "…" : content,
            Embeds = embeds,
            Components = ComponentRenderer.Rows(reply, key),
        };
    }
}
