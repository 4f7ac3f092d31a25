using Microsoft.Extensions.Logging;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>Handles the shortcut <c>Look up papers</c> of a message: looks up what the message is about, for the person who used it.</summary>
internal sealed partial class MessageShortcutHandler(
    CommandRunner commands, SlackApiClient client, TimeProvider time, ILogger<MessageShortcutHandler> logger)
{
    /// <summary>The shortcut's id in the app's manifest.</summary>
    public const string CallbackId = "look_up_message";

    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);

    /// <summary>Acknowledges the envelope, and responds.</summary>
    public async Task HandleAsync(SocketEnvelope envelope, MessageShortcut shortcut, CancellationToken cancellationToken)
    {
        await envelope.AcknowledgeAsync(null, cancellationToken);
        if (shortcut is not { CallbackId: CallbackId, Message: { } message })
        {
            return;
        }

        var reply = await commands.RunAsync(WrittenText.Read(message.AllText()), envelope.Origin, cancellationToken, isMessage: true);
        if (await client.RespondAsync(shortcut.ResponseUrl, SlackRenderer.CommandResponse(reply with { Private = true }), cancellationToken) is { } failure)
        {
            LogNotResponded(SlackErrors.Explain(failure));
        }
    }

    [LoggerMessage(LogLevel.Warning, "Slack did not receive a response: {Reason}")]
    private partial void LogNotResponded(string reason);
}
