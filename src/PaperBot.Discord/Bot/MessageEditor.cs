using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot;

/// <summary>Changes and deletes messages that the bot posted, wherever <see cref="MessagePoster"/> put them.</summary>
internal sealed class MessageEditor(DiscordRestClient rest, ChannelTypes types)
{
    private const int Archived = 50083;
    private const int Locked = 160005;
    private const int MissingPermission = 50013;
    private const int UnknownMessage = 10008;
    private const int UnknownChannel = 10003;

    /// <summary>Replaces the content of a message.</summary>
    /// <exception cref="DiscordException">Discord refuses, or its response was lost.</exception>
    public async Task<PostOutcome> UpdateAsync(PostTarget target, string message, MessagePayload content, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        var place = PlaceOf(await types.GetAsync(target.Channel.Channel, cancellationToken), target, message);
        try
        {
            await InOpenThreadAsync(place, () => rest.Channels.EditMessageAsync(place, message, content.AsEdit(), giveUp, cancellationToken), giveUp, cancellationToken);
            return new PostOutcome.Sent(message);
        }
        catch (DiscordException exception) when (exception.Response?.Code == UnknownChannel && place != target.Channel.Channel)
        {
            await rest.Channels.GetAsync(target.Channel.Channel, cancellationToken); // Throws if the channel itself is gone.
            return new PostOutcome.Rejected("A person deleted the thread with this message.");
        }
        catch (DiscordException exception) when (exception.Response?.Code is Archived or Locked or MissingPermission && place != target.Channel.Channel)
        {
            // What is wrong with the thread alone does not concern the channel.
            if ((await rest.Channels.GetAsync(place, cancellationToken)).ThreadMetadata is not { Locked: true })
            {
                throw;
            }

            return new PostOutcome.Rejected("A person locked the thread with this message, so that it stays as it is. Give the bot Manage Threads, if it is to write in locked threads.");
        }
    }

    /// <summary>Deletes a message, if it is still there.</summary>
    /// <exception cref="DiscordException">Discord refuses, or its response was lost.</exception>
    public async Task DeleteAsync(PostTarget target, string message, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        var channel = await types.GetAsync(target.Channel.Channel, cancellationToken);
        var place = PlaceOf(channel, target, message);
        try
        {
            await (channel.IsForum && place == message
                ? DeletePostAsync(message, giveUp, cancellationToken)
                : InOpenThreadAsync(place, () => rest.Channels.DeleteMessageAsync(place, message, giveUp, cancellationToken), giveUp, cancellationToken));
        }
        catch (DiscordException exception) when (exception.Response?.Code == UnknownMessage || (exception.Response?.Code == UnknownChannel && place != channel.Id))
        {
            return; // A person was faster.
        }
    }

    /// <summary>The channel or thread in which a message is.</summary>
    public static string PlaceOf(Channel channel, PostTarget target, string? message) =>
        channel.IsForum ? target.Root ?? message ?? channel.Id
        : channel.HasThreads && target is { Kind: MessageKind.Card, Root: { } root } ? root
        : channel.Id;

    /// <summary>A forum post is a thread, which only whoever has Manage Threads can delete; anybody can delete their message in it.</summary>
    private async Task DeletePostAsync(string post, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        try
        {
            await rest.Channels.DeleteThreadAsync(post, giveUp, cancellationToken);
        }
        catch (DiscordException exception) when (exception.Response?.Code == MissingPermission)
        {
            await InOpenThreadAsync(post, () => rest.Channels.DeleteMessageAsync(post, post, giveUp, cancellationToken), giveUp, cancellationToken);
        }
    }

    private async Task InOpenThreadAsync(string place, Func<Task> change, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        try
        {
            await change();
        }
        catch (DiscordException exception) when (exception.Response?.Code == Archived)
        {
            await rest.Channels.ReopenThreadAsync(place, giveUp, cancellationToken);
            await change();
        }
    }
}
