using System.Text.Json;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot;

/// <summary>Finds a message of a channel by the idempotency key in its nonce or in one of its components.</summary>
internal sealed class MessageFinder(DiscordRestClient rest)
{
    private const int PageSize = 100;
    private const int MaxPages = 1_000;
    private static readonly PostOutcome NotFound = new PostOutcome.NotSent("The channel does not contain the message.");

    /// <inheritdoc cref="IChatPlatform.FindMessageAsync"/>
    public async Task<PostOutcome> FindAsync(string channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        try
        {
            return await SearchAsync(channel, key, since, cancellationToken);
        }
        catch (DiscordException exception)
        {
            return DiscordErrors.ToFindOutcome(exception);
        }
    }

    private async Task<PostOutcome> SearchAsync(
        string channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        string? before = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var messages = await rest.GetMessagesAsync(channel, PageSize, before, cancellationToken);
            if (messages is [])
            {
                return before is null ? await ExplainEmptyAsync(channel, since, cancellationToken) : NotFound;
            }

            if (messages.FirstOrDefault(message => HasKey(message, key)) is { } found)
            {
                return new PostOutcome.Sent(found.Id);
            }

            before = messages[^1].Id;
            if (Snowflake.CreatedAt(before) < since)
            {
                return NotFound;
            }
        }

        return new PostOutcome.Unknown($"Channel {channel} has too many messages since {since:u} to read them all.");
    }

    /// <summary>Without the permission to read the history, Discord returns an empty one.</summary>
    private async Task<PostOutcome> ExplainEmptyAsync(string channel, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var last = (await rest.GetChannelAsync(channel, cancellationToken)).LastMessageId;
        return last is null || (Snowflake.IsValid(last) && Snowflake.CreatedAt(last) < since)
            ? NotFound
            : new PostOutcome.Rejected($"Discord shows no message of channel {channel}. Give the bot Read Message History there.");
    }

    private static bool HasKey(Message message, IdempotencyKey key) =>
        (message.Nonce is { ValueKind: JsonValueKind.String } nonce && nonce.GetRawText() == $"\"{key}\"")
        || (message.Components ?? []).Any(component => HasKey(component, key));

    private static bool HasKey(MessageComponent? component, IdempotencyKey key) => component is not null
        && ((CustomId.TryParse(component.CustomId, out var id) && id.Key == key.Value)
            || HasKey(component.Accessory, key)
            || (component.Components ?? []).Any(inner => HasKey(inner, key)));
}
