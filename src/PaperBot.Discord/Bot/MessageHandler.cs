using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Discord.Client;
using PaperBot.Entries;
using PaperBot.Transport;

namespace PaperBot.Discord.Bot;

/// <summary>Answers messages that mention the bot, and direct messages, with a reply that notifies nobody.</summary>
internal sealed partial class MessageHandler(
    CommandRouter router, StoredCommands stored, GuildMembers members, ServedGuilds guilds, DiscordRestClient rest, TimeProvider time, ILogger<MessageHandler> logger)
{
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly RecentIds _handled = new(capacity: 1_000); // Discord may repeat a message after a resume.

    /// <summary>Answers a message, unless it was answered before. Never throws for what Discord or the network does.</summary>
    /// <param name="message">The message.</param>
    /// <param name="command">The command line.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task HandleAsync(GatewayMessage message, string command, CancellationToken cancellationToken)
    {
        if (!_handled.TryAdd(message.Id))
        {
            return;
        }

        try
        {
            if (await FindReplyAsync(message, command, cancellationToken) is not { } reply)
            {
                return;
            }

            // Never sent again if the response is lost: Discord knows the nonce for only a few minutes.
            var result = await rest.CreateMessageAsync(message.ChannelId, DiscordRenderer.Answer(stored.Shorten(reply), message.Id), cancellationToken);
            if (DiscordErrors.FindReason(result) is { } reason)
            {
                LogNotAnswered(message.Id, reason);
            }
        }
        catch (DiscordException exception)
        {
            LogNotAnswered(message.Id, DiscordErrors.Explain(exception));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogCancelled(message.Id);
        }
        catch (Exception exception)
        {
            LogFailed(exception, message.Id);
        }
    }

    /// <summary>The reply; null if nobody is answered there.</summary>
    private async Task<Reply?> FindReplyAsync(GatewayMessage message, string command, CancellationToken cancellationToken)
    {
        var locale = Hangul.IsIn(command) ? Locale.Korean : Locales.From(message.GuildId is { } guild ? guilds.FindLocale(guild) : null);
        var person = message.Author!.Id!;
        if (message.GuildId is null ? !await members.IsServedAsync(person, cancellationToken) : !guilds.Contains(message.GuildId))
        {
            return message.GuildId is null ? Say(DiscordWording.NotServed.In(locale), locale) : null;
        }

        try
        {
            var request = new CommandRequest(command, locale) { Person = $"Discord {person}", Workspace = message.GuildId };
            return await router.ExecuteAsync(request, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, message.Id);
            return Say(Wording.SomethingWentWrong(locale), locale);
        }
    }

    private static Reply Say(string text, Locale locale) => new() { Command = "help", Locale = locale, Found = false, Message = text };

    [LoggerMessage(LogLevel.Error, "The command in message {Message} failed")]
    private partial void LogFailed(Exception exception, string message);

    [LoggerMessage(LogLevel.Warning, "Message {Message} was not answered: {Reason}")]
    private partial void LogNotAnswered(string message, string reason);

    [LoggerMessage(LogLevel.Information, "Message {Message} was not answered because PaperBot stops")]
    private partial void LogCancelled(string message);
}
