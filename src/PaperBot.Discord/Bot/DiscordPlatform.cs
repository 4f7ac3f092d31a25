using PaperBot.Commands;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot;

/// <summary>Discord as a platform that PaperBot posts to.</summary>
internal sealed class DiscordPlatform(
    DiscordRestClient rest, GatewayClient gateway, ServedGuilds served, MessageFinder finder, StoredCommands stored) : IChatPlatform
{
    public string Name => "Discord";

    public bool IsConnected => gateway.IsConnected;

    public async Task<PostOutcome> PostAsync(ChannelAddress channel, Reply reply, IdempotencyKey key, CancellationToken cancellationToken) =>
        Snowflake.IsValid(channel.Channel)
            ? DiscordErrors.ToPostOutcome(
                await rest.CreateMessageAsync(channel.Channel, DiscordRenderer.Post(stored.Shorten(reply), key), cancellationToken))
            : new PostOutcome.NotSent(InvalidId(channel), DiscordErrors.FixDelay);

    public async Task<PostOutcome> FindMessageAsync(
        ChannelAddress channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken) =>
        Snowflake.IsValid(channel.Channel)
            ? await finder.FindAsync(channel.Channel, key, since, cancellationToken)
            : new PostOutcome.NotSent(InvalidId(channel));

    public Task<CheckResult> CheckTokenAsync(CancellationToken cancellationToken) => CheckAsync(async () =>
        Describe(await rest.GetCurrentUserAsync(cancellationToken), await rest.GetGuildsAsync(cancellationToken)));

    public Task<CheckResult> CheckChannelAsync(ChannelAddress channel, CancellationToken cancellationToken) => CheckAsync(async () =>
    {
        if (!Snowflake.IsValid(channel.Channel))
        {
            return new CheckResult(false, InvalidId(channel));
        }

        var found = await rest.GetChannelAsync(channel.Channel, cancellationToken);
        var name = $"#{found.Name ?? found.Id}";

        // Text, direct message, announcements, and the three kinds of threads (resources/channel, Channel Types).
        return found.Type is 0 or 1 or 5 or 10 or 11 or 12
            ? await CheckHistoryAsync(found, name, cancellationToken)
            : new CheckResult(false, $"{name} is not a text channel (its type is {found.Type}). Choose one that is.");
    });

    private CheckResult Describe(User bot, IReadOnlyList<Guild> guilds)
    {
        var servers = guilds.ToLookup(guild => served.IsListed(guild.Id), ServedGuilds.Describe);
        var others = servers[false].Any() ? $" It is also in servers that Discord:Guilds does not list: {string.Join(", ", servers[false])}." : "";
        return servers[true].Any()
            ? new CheckResult(true, $"Discord knows the bot as {bot.Username}. It serves {string.Join(", ", servers[true])}.{others}")
            : new CheckResult(false, $"Discord knows the bot as {bot.Username}, but it is in no server that it serves. Invite it as the README says.{others}");
    }

    /// <summary>Without the history, a message whose response was lost cannot be found.</summary>
    private async Task<CheckResult> CheckHistoryAsync(Channel channel, string name, CancellationToken cancellationToken)
    {
        var fix = $"Give it Read Message History in {name}, in the channel's settings under Permissions.";
        try
        {
            var messages = await rest.GetMessagesAsync(channel.Id, limit: 1, before: null, cancellationToken);

            // Without the permission to read the history, Discord returns an empty one.
            return messages.Count > 0 || channel.LastMessageId is null
                ? new CheckResult(true, $"The bot sees {name} and can read its history.")
                : new CheckResult(false, $"The bot sees {name}, but Discord shows it no message there. {fix}");
        }
        catch (DiscordException exception) when (DiscordErrors.IsAccessDenied(exception))
        {
            return new CheckResult(false, $"The bot sees {name}, but cannot read its history. {fix}");
        }
    }

    private static async Task<CheckResult> CheckAsync(Func<Task<CheckResult>> check)
    {
        try
        {
            return await check();
        }
        catch (DiscordException exception)
        {
            return new CheckResult(false, DiscordErrors.Explain(exception));
        }
    }

    private static string InvalidId(ChannelAddress channel) =>
        $"{channel} is not a Discord channel: its id is a number. Turn on Developer Mode, and choose Copy Channel ID in the channel's menu.";
}
