using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Discord.Client;
using PaperBot.Entries;
using PaperBot.Transport;

namespace PaperBot.Discord.Bot;

/// <summary>Answers messages that mention the bot, and direct messages, with a reply that notifies nobody.</summary>
internal sealed partial class MessageHandler(
    CommandRouter router, StoredCommands stored, GuildMembers members, ServedGuilds guilds, PersonLocales locales, DiscordRestClient rest, TimeProvider time,
    ILogger<MessageHandler> logger)
{
    private const int MaxRepeats = 2;
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ResponseTime = TimeSpan.FromSeconds(20);
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly RecentIds _handled = new(capacity: 1_000); // Discord may repeat a message after a resume.
    private readonly RefusedPeople _refused = new(time);

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

            await SendAsync(message.ChannelId, DiscordRenderer.Answer(stored.Shorten(reply), message.Id), cancellationToken);
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

    /// <summary>
    /// Sends the answer, again only if Discord asks to wait for a moment: it has surely not created it then. If the response is lost, it knows the nonce
    /// for only a few minutes.
    /// </summary>
    private async Task SendAsync(string channel, MessagePayload answer, CancellationToken cancellationToken)
    {
        for (var repeats = 0; ; repeats++)
        {
            using var giveUp = new CancellationTokenSource(ResponseTime);
            try
            {
                await rest.ChannelsForPeople.CreateMessageAsync(channel, answer, giveUp.Token, cancellationToken);
                return;
            }
            catch (DiscordException exception) when (repeats < MaxRepeats && exception is { MayHaveSucceeded: false, RetryAfter: { } wait } && wait <= MaxWait)
            {
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    /// <summary>The reply; null if there is none.</summary>
    private async Task<Reply?> FindReplyAsync(GatewayMessage message, string command, CancellationToken cancellationToken)
    {
        var person = $"Discord {message.Author!.Id}";
        var locale = Hangul.IsIn(command) ? Locale.Korean : message.GuildId is { } guild ? Locales.From(guilds.FindLocale(guild)) : locales.Find(person);
        if (message.GuildId is null ? !await members.IsServedAsync(message.Author.Id!, cancellationToken) : !guilds.Contains(message.GuildId))
        {
            return message.GuildId is null && _refused.TryTell(person) ? Say(DiscordWording.NotServed.In(locale), locale) : null;
        }

        try
        {
            var request = new CommandRequest(command, locale)
            {
                Person = person,
                Platform = "Discord",
                Workspace = message.GuildId,
                Channel = message.GuildId is null ? null
                    : new(new("Discord", message.ChannelId), message.Author.Id!, _ => ValueTask.FromResult<LocalText?>(DiscordWording.UseTheCommand)),
            };
            var reply = await router.ExecuteAsync(request, cancellationToken);
            return message.GuildId is null ? reply
                : reply.IsPersonal ? Say(DiscordWording.AskPrivately(locale, reply.Command), locale)
                : reply.ForAll();
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
