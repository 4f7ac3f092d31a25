using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>
/// Answers messages that mention the bot, in their thread so that everybody there can read it, and direct messages. Only the person sees that nothing was
/// found. An answer that may have arrived is not posted again (<see cref="SafeRetry"/>).
/// </summary>
internal sealed partial class MessageHandler(
    CommandRunner commands, Responder responder, SlackApiClient client, TimeProvider time, ILogger<MessageHandler> logger)
{
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);

    /// <summary>Answers a message of a person. What bots write, and what happens to messages afterwards, is ignored.</summary>
    public async Task HandleAsync(MessageEvent message, EnvelopeOrigin origin, AuthInfo owner, CancellationToken cancellationToken)
    {
        var isDirect = message.Type == "message";
        if (message is not { Ts: { Length: > 0 } ts, Subtype: null, BotId: null, Edited: null } || (isDirect && message.ChannelType != "im")
            || origin is not { Channel: { } channel, User: { } user } || user == owner.UserId)
        {
            return;
        }

        var reply = await commands.RunAsync(TypedText.Read(WithoutMention(message.Text ?? "", owner.UserId)), origin, cancellationToken);
        var isForPersonOnly = !isDirect && (!reply.Found || reply.IsPersonal);
        var failure = await SafeRetry.RunAsync(
            () => isForPersonOnly
                ? ShowAsync(channel, user, message.ThreadTs, reply, cancellationToken)
                : PostAsync(channel, message.ThreadTs ?? (isDirect ? null : ts), reply, cancellationToken),
            time,
            cancellationToken);
        if (failure is not null)
        {
            LogNotAnswered(SlackErrors.Explain(failure));
        }
    }

    private async Task<SlackFailure?> PostAsync(string channel, string? thread, Reply reply, CancellationToken cancellationToken) =>
        (await responder.PostAsync(
            channel,
            newer => SlackRenderer.AnswerMessage(channel, thread, reply, newer),
            cancellationToken)).Failure;

    // Slack shows it in a thread only if somebody has replied there before, so that what would begin a thread is shown in the channel.
    private Task<SlackFailure?> ShowAsync(string channel, string user, string? thread, Reply reply, CancellationToken cancellationToken) =>
        client.PostEphemeralAsync(new(channel, user, SlackRenderer.Text(reply), SlackRenderer.Blocks(reply, newer: false), thread), cancellationToken);

    private static string WithoutMention(string text, string? bot) => Mention().Replace(text, mention => mention.Groups["user"].Value == bot ? " " : mention.Value);

    [GeneratedRegex(@"<@(?<user>[A-Z0-9]+)(\|[^<>]*)?>", RegexOptions.NonBacktracking)]
    private static partial Regex Mention();

    [LoggerMessage(LogLevel.Warning, "A message in Slack was not answered: {Reason}")]
    private partial void LogNotAnswered(string reason);
}
