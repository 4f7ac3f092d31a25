using System.Globalization;
using System.Text.Json;
using PaperBot.Discord.Gateway;
using PaperBot.Discord.Rendering;
using PaperBot.Discord.Rest;
using PaperBot.Platforms;
using PaperBot.Replies;

namespace PaperBot.Discord;

/// <summary>Discord, as the rest of PaperBot sees it.</summary>
internal sealed class DiscordPlatform(DiscordRest rest, DiscordGateway gateway) : IChatPlatform
{
    private const int PageSize = 100;
    private const long SnowflakeEpoch = 1420070400000;

    /// <inheritdoc/>
    public string Name => "Discord";

    /// <inheritdoc/>
    public bool IsConnected => gateway.IsConnected;

    /// <inheritdoc/>
    public async Task<PostOutcome> PostAsync(ChannelAddress channel, Reply reply, IdempotencyKey key, CancellationToken cancellationToken) =>
        IsSnowflake(channel.Channel)
            ? await rest.PostAsync(channel.Channel, DiscordRenderer.Post(reply, key), cancellationToken)
            : Refusals.NotSentUntilMended(NoSnowflake(channel));

    /// <inheritdoc/>
    public async Task<PostOutcome> FindMessageAsync(
        ChannelAddress channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (!IsSnowflake(channel.Channel))
        {
            return new PostOutcome.NotSent(NoSnowflake(channel));
        }

        try
        {
            return await FindAsync(channel.Channel, key, since, cancellationToken);
        }
        catch (DiscordException exception)
        {
            return exception.IsBarred
                ? new PostOutcome.Rejected(exception.Message)
                : new PostOutcome.Unknown(exception.Message, exception.RetryAfter);
        }
    }

    /// <inheritdoc/>
    public async Task<CheckResult> CheckTokenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new CheckResult(true, $"Discord knows the bot as {(await rest.GetMeAsync(cancellationToken)).Username}.");
        }
        catch (DiscordException exception)
        {
            return new CheckResult(false, exception.Message);
        }
    }

    /// <inheritdoc/>
    public async Task<CheckResult> CheckChannelAsync(ChannelAddress channel, CancellationToken cancellationToken)
    {
        if (!IsSnowflake(channel.Channel))
        {
            return new CheckResult(false, NoSnowflake(channel));
        }

        try
        {
            var found = await rest.GetChannelAsync(channel.Channel, cancellationToken);

            // Text, direct message, announcements, and the three kinds of threads (resources/channel, Channel Types).
            return found.Type is 0 or 1 or 5 or 10 or 11 or 12
                ? await CheckHistoryAsync(found, cancellationToken)
                : new CheckResult(false, $"#{found.Name ?? found.Id} is no text channel (its type is {found.Type}). Choose one that is.");
        }
        catch (DiscordException exception)
        {
            return new CheckResult(false, exception.Message);
        }
    }

    /// <summary>Without the history, a post whose answer was lost cannot be found again.</summary>
    private async Task<CheckResult> CheckHistoryAsync(Channel channel, CancellationToken cancellationToken)
    {
        var name = $"#{channel.Name ?? channel.Id}";
        try
        {
            var messages = await rest.GetMessagesAsync(channel.Id, limit: 1, before: null, cancellationToken);

            // Without the right to read the history, Discord shows an empty one.
            return messages.Count > 0 || channel.LastMessageId is null
                ? new CheckResult(true, $"The bot sees {name} and can read its history.")
                : new CheckResult(false, $"The bot sees {name}, but Discord shows it no message there. {Mend(name)}");
        }
        catch (DiscordException exception) when (exception.IsBarred)
        {
            return new CheckResult(false, $"The bot sees {name}, but cannot read its history. {Mend(name)}");
        }

        static string Mend(string name) => $"Give it Read Message History in {name}, in the channel's settings under Permissions.";
    }

    private async Task<PostOutcome> FindAsync(string channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        string? before = null;
        while (await rest.GetMessagesAsync(channel, PageSize, before, cancellationToken) is { Count: > 0 } messages)
        {
            if (messages.FirstOrDefault(message => Carries(message, key)) is { } found)
            {
                return new PostOutcome.Sent(found.Id);
            }

            before = messages[^1].Id;
            if (TimeOf(before) < since)
            {
                return NotThere;
            }
        }

        // Without the right to read the history, Discord shows an empty one.
        var last = before is null ? (await rest.GetChannelAsync(channel, cancellationToken)).LastMessageId : null;
        return last is null || TimeOf(last) < since
            ? NotThere
            : new PostOutcome.Rejected($"Discord shows no message of channel {channel}. Give the bot Read Message History there.");
    }

    private static PostOutcome.NotSent NotThere => new("The channel does not hold it.");

    private static bool Carries(PostedMessage message, IdempotencyKey key) =>
        (message.Nonce is { ValueKind: JsonValueKind.String } nonce && nonce.GetString() == key.Value)
        || (message.Components ?? []).SelectMany(row => row.Components ?? [])
            .Any(component => ButtonId.Find(component.CustomId ?? "")?.Key == key.Value);

    /// <summary>When a message was posted (reference, Snowflakes).</summary>
    private static DateTimeOffset TimeOf(string snowflake) =>
        DateTimeOffset.FromUnixTimeMilliseconds(
            (long)(ulong.Parse(snowflake, NumberStyles.None, CultureInfo.InvariantCulture) >> 22) + SnowflakeEpoch);

    private static bool IsSnowflake(string id) =>
        id.Length <= 20 && ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string NoSnowflake(ChannelAddress channel) =>
        $"{channel} is no Discord channel: its id is a number. Turn on Developer Mode, and choose Copy Channel ID in the channel's menu.";
}
