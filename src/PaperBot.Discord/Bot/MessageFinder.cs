using System.Text.Json;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot;

/// <summary>Finds the messages with an idempotency key, which is in their nonce or in one of their components, wherever <see cref="MessagePoster"/> put them.</summary>
internal sealed class MessageFinder(DiscordRestClient rest, ChannelTypes types, ForumPostFinder posts)
{
    private const int PageSize = 100;
    private const int MaxPages = 1_000;
    private const int UnknownChannel = 10003;

    /// <inheritdoc cref="IChatPlatform.FindAsync"/>
    /// <exception cref="DiscordException">Discord cannot be asked, or does not show the channel to the bot.</exception>
    public async Task<FindOutcome> FindAsync(PostTarget target, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var channel = await types.GetAsync(target.Channel.Channel, cancellationToken);
        if (channel.IsForum && target.Root is null)
        {
            return ToOutcome(await posts.FindAsync(channel, message => HasKey(message, key), since, cancellationToken));
        }

        var place = MessageEditor.PlaceOf(channel, target, message: null);
        try
        {
            return await SearchAsync(place, key, since, cancellationToken);
        }
        catch (DiscordException exception) when (exception.Response?.Code == UnknownChannel && place != channel.Id)
        {
            await rest.Channels.GetAsync(channel.Id, cancellationToken); // Throws if the channel itself is gone.
            return new FindOutcome.NotThere(); // The thread was not started yet, or a person deleted it.
        }
    }

    private async Task<FindOutcome> SearchAsync(string channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        string? before = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var messages = await rest.Channels.GetMessagesAsync(channel, PageSize, before, cancellationToken);
            if (messages is [])
            {
                return before is null ? await ExplainEmptyAsync(channel, since, cancellationToken) : ToOutcome(found);
            }

            found.AddRange(messages.Where(message => HasKey(message, key)).Select(message => message.Id));
            before = messages[^1].Id;
            if (Snowflake.CreatedAt(before) < since)
            {
                return ToOutcome(found);
            }
        }

        return new FindOutcome.Unknown($"Channel {channel} has too many messages since {since:u} to read them all.");
    }

    /// <summary>Without the permission to read the history, Discord returns an empty one.</summary>
    private async Task<FindOutcome> ExplainEmptyAsync(string channel, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var last = (await rest.Channels.GetAsync(channel, cancellationToken)).LastMessageId;
        return last is null || (Snowflake.IsValid(last) && Snowflake.CreatedAt(last) < since)
            ? new FindOutcome.NotThere()
            : new FindOutcome.Blocked($"Discord shows no message of channel {channel}. Give the bot Read Message History there.");
    }

    private static FindOutcome ToOutcome(IReadOnlyList<string> found) =>
        found.Count == 0 ? new FindOutcome.NotThere() : new FindOutcome.Found([.. found.OrderBy(ulong.Parse)]);

    private static bool HasKey(Message message, IdempotencyKey key) =>
        (message.Nonce is { ValueKind: JsonValueKind.String } nonce && nonce.GetRawText() == $"\"{key}\"")
        || (message.Components ?? []).Any(component => HasKey(component, key));

    private static bool HasKey(MessageComponent? component, IdempotencyKey key) => component is not null
        && ((CustomId.TryParse(component.CustomId, out var id) && id.Key == key.Value)
            || HasKey(component.Accessory, key)
            || (component.Components ?? []).Any(inner => HasKey(inner, key)));
}
