using PaperBot.Discord.Client;
using PaperBot.Platforms;
using PaperBot.Transport;

namespace PaperBot.Discord.Bot;

/// <summary>
/// Posts a message where it belongs: in the channel; a card in the thread of the post's first message (in a channel that is a thread, below it); in a forum,
/// the first message starts a forum post, and all others are in it.
/// </summary>
internal sealed class MessagePoster(DiscordRestClient rest, ChannelTypes types)
{
    private const int MaxNameLength = 100;
    private const int ArchivedAfterMinutes = 24 * 60; // The next day has a thread of its own.

    // What Discord responds for a forum, for direct messages, and for another channel without threads.
    private static readonly int[] WrongType = [50003, 50008, 50024, 40058];
    private readonly RecentIds _started = new(capacity: 1_000);

    /// <summary>Posts a message.</summary>
    /// <param name="target">Where.</param>
    /// <param name="message">The message.</param>
    /// <param name="giveUp">Ends the waiting for the response.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="DiscordException">Discord refuses, or its response was lost.</exception>
    public async Task<PostOutcome> PostAsync(PostTarget target, MessagePayload message, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        var channel = target.Channel.Channel;
        var known = types.FindKnown(channel);
        try
        {
            return await PostAsync(known, target, message, giveUp, cancellationToken);
        }
        catch (DiscordException exception) when (known is null && WrongType.Contains(exception.Response?.Code ?? 0))
        {
            // Nothing was posted. Most channels are text channels, so that Discord is asked only about the others.
            return await PostAsync(await types.AskAsync(channel, cancellationToken), target, message, giveUp, cancellationToken);
        }
    }

    /// <summary>The name of a thread or a forum post.</summary>
    public static string NameOf(string title) => Shortening.AtWord(DisplayText.CleanLine(title), MaxNameLength) is { Length: > 0 } name ? name : "PaperBot";

    private async Task<PostOutcome> PostAsync(Channel? known, PostTarget target, MessagePayload message, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        var channel = target.Channel.Channel;
        switch (known, target)
        {
            case ({ IsForum: true }, { Root: null }):
                return await StartForumPostAsync(target, message, giveUp, cancellationToken);
            case ({ IsForum: true }, { Root: { } post }):
                return await PostToThreadAsync(channel, post, message, giveUp, cancellationToken);
            case (null or { HasThreads: true }, { Kind: MessageKind.Card, Root: { } root }):
                return await StartThreadAsync(channel, root, target.Title, giveUp, cancellationToken) ?? await PostToThreadAsync(channel, root, message, giveUp, cancellationToken);
            default:
                return new PostOutcome.Sent(await rest.Channels.CreateMessageAsync(channel, message, giveUp, cancellationToken));
        }
    }

    /// <summary>Starts the thread of a post, unless it was. Returns why no card can be posted to it, although the summary is there; null if it can.</summary>
    private async Task<PostOutcome?> StartThreadAsync(string channel, string root, string title, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        if (_started.Contains(root))
        {
            return null;
        }

        try
        {
            await rest.Channels.CreateThreadAsync(channel, root, new(NameOf(title), ArchivedAfterMinutes), giveUp, cancellationToken);
        }
        catch (DiscordException exception) when (exception.Response?.Code == 10008)
        {
            return null; // A person deleted the message, but its thread may still be there.
        }
        catch (DiscordException exception) when (exception.Response?.Code is 160006 or 160007)
        {
            return new PostOutcome.Rejected(DiscordErrors.Explain(exception));
        }
        catch (DiscordException exception) when (exception.MayHaveSucceeded)
        {
            throw new DiscordException(exception.Message, exception) { RetryAfter = exception.RetryAfter }; // Starting it again does no harm, and the card was not sent.
        }

        _started.TryAdd(root);
        return null;
    }

    /// <summary>Posts to a thread that belongs to a post. What is wrong with the thread alone does not concern the posts to come.</summary>
    private async Task<PostOutcome> PostToThreadAsync(string channel, string thread, MessagePayload message, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        try
        {
            return new PostOutcome.Sent(await rest.Channels.CreateMessageAsync(thread, message, giveUp, cancellationToken));
        }
        catch (DiscordException exception) when (exception.Response?.Code is 160005 or 50083)
        {
            return new PostOutcome.Rejected("A person locked the thread of this post, so that the rest of it cannot be posted. Give the bot Manage Threads, if it is to write in locked threads.");
        }
        catch (DiscordException exception) when (exception.Response?.Code == 10003)
        {
            await rest.Channels.GetAsync(channel, cancellationToken); // Throws if the channel itself is gone.
            return new PostOutcome.Rejected("A person deleted the thread of this post, so that the rest of it cannot be posted.");
        }
    }

    private async Task<PostOutcome> StartForumPostAsync(PostTarget target, MessagePayload message, CancellationToken giveUp, CancellationToken cancellationToken)
    {
        var forum = await rest.Channels.GetAsync(target.Channel.Channel, cancellationToken);
        var tags = ForumTags.Choose(forum, target.Tags);
        return forum.RequiresTag && tags.Count == 0
            ? new PostOutcome.Blocked(ForumTags.FindProblem(forum)!.English) { Korean = ForumTags.FindProblem(forum)!.Korean }
            : new PostOutcome.Sent(await rest.Channels.CreateForumPostAsync(
                forum.Id, new(NameOf(target.Title), ArchivedAfterMinutes, tags, message with { Nonce = null, EnforceNonce = null }), giveUp, cancellationToken));
    }
}
