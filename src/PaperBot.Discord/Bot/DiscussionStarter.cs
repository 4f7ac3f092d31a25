using PaperBot.Discord.Bot.Rendering;
using PaperBot.Discord.Client;

namespace PaperBot.Discord.Bot;

/// <summary>Starts a thread about an entry at the message with the button, or finds the one that is there.</summary>
internal sealed class DiscussionStarter(DiscordRestClient rest)
{
    /// <summary>Starts the thread.</summary>
    /// <returns>A notice that leads to it, or says why there cannot be one.</returns>
    /// <exception cref="DiscordException">Discord cannot be reached, or refuses for a reason that nobody there can change.</exception>
    public async Task<MessagePayload> StartAsync(Interaction interaction, string title, Locale locale, CancellationToken cancellationToken)
    {
        if (ChannelRules.FindProblemOfThread(interaction) is { } problem)
        {
            return DiscordRenderer.Notice(problem.In(locale));
        }

        if (interaction is not { Channel.Id: { } channel, Message.Id: { } message } || !Snowflake.IsValid(channel) || !Snowflake.IsValid(message))
        {
            return DiscordRenderer.Notice(DiscordWording.NoThreadHere.In(locale));
        }

        try
        {
            await rest.ChannelsForPeople.CreateThreadAsync(channel, message, new(MessagePoster.NameOf(title)), CancellationToken.None, cancellationToken);
            return DiscordRenderer.NoticeOf(DiscordWording.Thread.In(locale), message);
        }
        catch (DiscordException exception) when (DiscordErrors.IsAccessDenied(exception))
        {
            return DiscordRenderer.Notice(DiscordWording.BotMayNotStartThreads.In(locale));
        }
    }
}
