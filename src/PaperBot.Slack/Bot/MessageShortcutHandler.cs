using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>Handles the shortcut <c>Look up papers</c> of a message: looks up what the message is about, for the person who used it.</summary>
internal sealed class MessageShortcutHandler(CommandRunner commands, Responder responder)
{
    /// <summary>The shortcut's id in the app's manifest.</summary>
    public const string CallbackId = "look_up_message";

    /// <summary>Acknowledges the envelope, and responds.</summary>
    public async Task HandleAsync(SocketEnvelope envelope, MessageShortcut shortcut, CancellationToken cancellationToken)
    {
        await envelope.AcknowledgeAsync(null, cancellationToken);
        if (shortcut is { CallbackId: CallbackId, Message: { } message })
        {
            var origin = envelope.Origin;
            var reply = await commands.RunAsync(TypedText.Read(message.AllText()), origin, cancellationToken, isMessage: true) with { Private = true };
            await responder.RespondAsync(shortcut.ResponseUrl, origin.Team, newer => SlackRenderer.CommandResponse(reply, newer) with { ThreadTs = message.Thread }, cancellationToken);
        }
    }
}
