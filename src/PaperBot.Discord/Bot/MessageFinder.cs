using System.Text.Json;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot;

/// <summary>Finds a message of a channel by the idempotency key in its nonce or in one of its components.</summary>
internal sealed class MessageFinder(DiscordRestClient rest)
{
    private const int PageSize = 100;
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
        while (await rest.GetMessagesAsync(channel, PageSize, before, cancellationToken) is { Count: > 0 } messages)
        {
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

        // Without the permission to read the history, Discord returns an empty one.
        var last = before is null ? (await rest.GetChannelAsync(channel, cancellationToken)).LastMessageId : null;
        return last is null || Snowflake.CreatedAt(last) < since
            ? NotFound
            : new PostOutcome.Rejected($"Discord shows no message of channel {channel}. Give the bot Read Message History there.");
    }

    private static bool HasKey(Message message, IdempotencyKey key) =>
        (message.Nonce is { ValueKind: JsonValueKind.String } nonce && nonce.GetString() == key.Value)
        || (message.Components ?? []).SelectMany(row => row.Components ?? [])
            .Any(component => CustomId.TryParse(component.CustomId, out var id) && id.Key == key.Value);
}
