using PaperBot.Platforms;
using PaperBot.Replies;

namespace PaperBot.Discord.Rendering;

/// <summary>
/// Makes Discord messages of replies: the message as content, each card an embed, what can be pressed as components. Pure.
/// Whatever a reply holds, what comes out is within Discord's limits, notifies nobody, and shows every text as it stands.
/// </summary>
public static class DiscordRenderer
{
    private const int ContentLimit = 2000;

    /// <summary>The answer to a command.</summary>
    public static MessagePayload Answer(Reply reply) =>
        Message(reply, key: null) with { Flags = reply.Private ? MessagePayload.Ephemeral : null };

    /// <summary>A post to a channel that can be found again by its key, and that Discord takes once within a few minutes.</summary>
    public static MessagePayload Post(Reply reply, IdempotencyKey key) =>
        Message(reply, key) with { Nonce = key.Value, EnforceNonce = true };

    /// <summary>A private message of one sentence.</summary>
    public static MessagePayload Notice(string text) =>
        new() { Content = DiscordMarkdown.Escape(text, ContentLimit), Flags = MessagePayload.Ephemeral };

    private static MessagePayload Message(Reply reply, IdempotencyKey? key)
    {
        var embeds = EmbedRenderer.Embeds(reply);
        var content = DiscordMarkdown.Escape(reply.Message ?? "", ContentLimit);
        return new MessagePayload
        {
            // Discord refuses a message that shows nothing.
            Content = content.Length == 0 && embeds.Count == 0 ? "…" : content,
            Embeds = embeds,
            Components = ComponentRenderer.Rows(reply, key),
        };
    }
}
