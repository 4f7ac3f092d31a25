using PaperBot.Commands;
using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>
/// Renders replies as Discord messages of components. Pure. Whatever a reply contains, the message is within Discord's limits, notifies nobody, and shows
/// every text literally.
/// </summary>
public static class DiscordRenderer
{
    private const int MaxNoticeLength = 2000;
    private const int MaxChoices = 25;
    private const int MaxChoiceLength = 100;

    /// <summary>Renders the reply to a command as the JSON that is sent: <c>{"type":4,"data":{…}}</c>.</summary>
    public static string RenderJson(Reply reply) => new InteractionResponse(InteractionResponseType.Message, Response(reply)).ToJson();

    /// <summary>Renders the reply to a command.</summary>
    public static MessagePayload Response(Reply reply)
    {
        var message = new MessagePayload { Components = [ContainerRenderer.Render(reply.Private ? reply : reply.ForAll(), key: null)] };
        return reply.Private ? Privately(message) : message;
    }

    /// <summary>Renders a message to a channel that can be found by its key, and that Discord creates only once in a few minutes.</summary>
    internal static MessagePayload Post(Reply reply, IdempotencyKey key) =>
        new() { Components = [ContainerRenderer.Render(reply.ForAll(), key)], Nonce = key.Value, EnforceNonce = true };

    /// <summary>Renders a direct message.</summary>
    internal static MessagePayload Direct(Reply reply) => new() { Components = [ContainerRenderer.Render(reply, key: null)] };

    /// <summary>Renders the reply to a message, which notifies nobody, and which Discord creates only once in a few minutes.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="message">The snowflake of the message.</param>
    internal static MessagePayload Answer(Reply reply, string message) => new()
    {
        Components = [ContainerRenderer.Render(reply, key: null)],
        AllowedMentions = new([], RepliedUser: false),
        MessageReference = new(message, FailIfNotExists: false),
        Nonce = $"m{message}",
        EnforceNonce = true,
    };

    /// <summary>Renders a private message of one sentence.</summary>
    internal static MessagePayload Notice(string text) =>
        Privately(new() { Components = [ContainerRenderer.Text(DiscordMarkdown.Escape(text, MaxNoticeLength))] });

    /// <summary>Renders a private message that leads to a channel or a thread.</summary>
    /// <param name="text">A sentence.</param>
    /// <param name="channel">The snowflake of the channel.</param>
    internal static MessagePayload NoticeOf(string text, string channel) =>
        Privately(new() { Components = [ContainerRenderer.Text($"{DiscordMarkdown.Escape(text, MaxNoticeLength)} <#{channel}>")] });

    /// <summary>Renders the choices that Discord accepts: a value cannot be shortened, since it is what the command will receive.</summary>
    internal static AutocompleteData Choices(IEnumerable<AutocompleteChoice> choices) => new(
        [.. choices
            .Where(choice => choice.Value.Length is > 0 and <= MaxChoiceLength)
            .Select(choice => new OptionChoice(Shortening.AtWord(DisplayText.CleanLine(choice.Label), MaxChoiceLength), choice.Value))
            .Where(choice => choice.Name.Length > 0)
            .Take(MaxChoices)]);

    private static MessagePayload Privately(MessagePayload message) => message with { Flags = message.Flags | MessagePayload.Ephemeral };
}
