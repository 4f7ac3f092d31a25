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
    CommandRunner commands, SlackApiClient client, ChannelRateLimiter limiter, TimeProvider time, ILogger<MessageHandler> logger)
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

        var reply = (await commands.RunAsync(WrittenText.Read(message.Text), origin, cancellationToken)).WithoutSharing();
        var isForPersonOnly = !isDirect && (!reply.Found || reply.IsPersonal);
        var failure = await SafeRetry.RunAsync(
            () => isForPersonOnly
                ? ShowAsync(channel, user, message.ThreadTs, reply, cancellationToken)
                : PostAsync(channel, message.ThreadTs ?? (isDirect ? null : ts), reply with { Private = false }, cancellationToken),
            time,
            cancellationToken);
        if (failure is not null)
        {
            LogNotAnswered(SlackErrors.Explain(failure));
        }
    }

    private async Task<SlackFailure?> PostAsync(string channel, string? thread, Reply reply, CancellationToken cancellationToken)
    {
        await limiter.WaitAsync(channel, cancellationToken);
        var message = new ChannelMessage(channel, SlackRenderer.Text(reply), SlackRenderer.Blocks(reply), Metadata: null) { ThreadTs = thread };
        return (await client.PostMessageAsync(message, cancellationToken)).Failure;
    }

    // Slack shows it in a thread only if the thread exists already, so that the one that would begin here is not one.
    private Task<SlackFailure?> ShowAsync(string channel, string user, string? thread, Reply reply, CancellationToken cancellationToken) =>
        client.PostEphemeralAsync(new(channel, user, SlackRenderer.Text(reply), SlackRenderer.Blocks(reply), thread), cancellationToken);

    [LoggerMessage(LogLevel.Warning, "A message in Slack was not answered: {Reason}")]
    private partial void LogNotAnswered(string reason);
}
