using PaperBot.Commands;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot;

/// <summary>Discord as a platform that PaperBot posts to.</summary>
internal sealed class DiscordPlatform(
    DiscordRestClient rest, DiscordClientOptions options, GatewayShards gateway, ServedGuilds served, MessagePoster poster, MessageEditor editor, MessageFinder finder,
    ChannelCheck check, StoredCommands stored) : IChatPlatform
{
    public string Name => "Discord";

    public IReadOnlyList<PlatformConnection> Connections
    {
        get
        {
            var problem = gateway.Failure is { } failure ? DiscordErrors.Explain(failure) : null;
            return gateway.Clients is { Count: > 0 } clients
                ? [.. clients.Select(client => new PlatformConnection(client.Shard.ToString(), client.IsConnected, client.IsConnected ? null : problem ?? client.LastEnd?.Reason))]
                : [new("", IsConnected: false, problem)];
        }
    }

    /// <summary>A channel accepts five messages in five seconds, and all together 50 requests a second, of which these leave one for everything else; what is too much for a moment waits in the client.</summary>
    public PostingPace Pace { get; } = new(TimeSpan.FromSeconds(1), PerSecond: 49) { DelaysCalls = true };

    public async Task<PostOutcome> PostAsync(PostTarget target, Reply reply, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var message = DiscordRenderer.Post(stored.Shorten(reply), key);
        var outcome = await TryAsync(target, messageId: null, giveUp => poster.PostAsync(target, message, giveUp, cancellationToken), cancellationToken);
        return outcome is PostOutcome.Blocked { IsForAll: false } blocked
            && await CheckChannelAsync(target.Channel, cancellationToken) is { Works: false, IsUnknown: false } exactly
                ? exactly.ToBlocked()
                : outcome;
    }

    public async Task<FindOutcome> FindAsync(PostTarget target, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (FindInvalidId(target, messageId: null) is { } problem)
        {
            return new FindOutcome.Blocked(problem);
        }

        try
        {
            return await finder.FindAsync(target, key, since, cancellationToken);
        }
        catch (DiscordException exception)
        {
            return DiscordOutcomes.OfFinding(exception);
        }
    }

    public async Task<FindOutcome> ReadKeysAsync(ChannelAddress channel, DateTimeOffset since, CancellationToken cancellationToken)
    {
        try
        {
            return Snowflake.IsValid(channel.Channel) ? await finder.ReadKeysAsync(channel.Channel, since, cancellationToken) : new FindOutcome.Blocked(InvalidId(channel));
        }
        catch (DiscordException exception)
        {
            return DiscordOutcomes.OfFinding(exception);
        }
    }

    public Task<PostOutcome> UpdateAsync(PostTarget target, string messageId, Reply reply, IdempotencyKey key, CancellationToken cancellationToken) => TryAsync(
        target,
        messageId,
        giveUp => editor.UpdateAsync(target, messageId, DiscordRenderer.Post(stored.Shorten(reply), key), giveUp, cancellationToken),
        cancellationToken);

    public Task<PostOutcome> DeleteAsync(PostTarget target, string messageId, CancellationToken cancellationToken) => TryAsync(
        target,
        messageId,
        async giveUp =>
        {
            await editor.DeleteAsync(target, messageId, giveUp, cancellationToken);
            return new PostOutcome.Sent(messageId);
        },
        cancellationToken);

    public Task<PostOutcome> TellAsync(string person, Reply reply, CancellationToken cancellationToken) => Snowflake.IsValid(person)
        ? TryAsync(
            async giveUp =>
            {
                var channel = await rest.Channels.OpenDirectMessagesAsync(person, giveUp, cancellationToken);
                return new PostOutcome.Sent(await rest.Channels.CreateMessageAsync(channel, DiscordRenderer.Direct(stored.Shorten(reply)), giveUp, cancellationToken));
            },
            cancellationToken)
        : Task.FromResult<PostOutcome>(new PostOutcome.Rejected($"{person} is not the id of a person on Discord."));

    public async Task<CheckResult> CheckTokenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Describe(await rest.GetCurrentUserAsync(cancellationToken), await rest.GetGuildsAsync(cancellationToken));
        }
        catch (DiscordException exception)
        {
            return new(false, DiscordErrors.Explain(exception)) { IsUnknown = DiscordOutcomes.Of(exception) is not PostOutcome.Blocked };
        }
    }

    public Task<CheckResult> CheckChannelAsync(ChannelAddress channel, CancellationToken cancellationToken) =>
        Snowflake.IsValid(channel.Channel) ? TryCheckAsync(channel, cancellationToken) : Task.FromResult(new CheckResult(false, InvalidId(channel)));

    private async Task<CheckResult> TryCheckAsync(ChannelAddress channel, CancellationToken cancellationToken)
    {
        try
        {
            return await check.CheckAsync(channel.Channel, cancellationToken);
        }
        catch (DiscordException exception)
        {
            return new(false, DiscordErrors.Explain(exception))
            {
                Korean = DiscordErrors.ExplainInKorean(exception),
                IsUnknown = DiscordOutcomes.Of(exception) is not PostOutcome.Blocked,
            };
        }
    }

    private Task<PostOutcome> TryAsync(PostTarget target, string? messageId, Func<CancellationToken, Task<PostOutcome>> call, CancellationToken cancellationToken) =>
        FindInvalidId(target, messageId) is { } problem ? Task.FromResult<PostOutcome>(new PostOutcome.Blocked(problem)) : TryAsync(call, cancellationToken);

    /// <summary>Makes a call, whose outcome is never an exception.</summary>
    private async Task<PostOutcome> TryAsync(Func<CancellationToken, Task<PostOutcome>> call, CancellationToken cancellationToken)
    {
        using var giveUp = new CancellationTokenSource(options.Patience);
        try
        {
            return await call(giveUp.Token);
        }
        catch (DiscordException exception)
        {
            return DiscordOutcomes.Of(exception);
        }
    }

    private CheckResult Describe(User bot, IReadOnlyList<Guild> guilds)
    {
        var servers = guilds.ToLookup(guild => served.IsListed(guild.Id), ServedGuilds.Describe);
        var others = servers[false].Any() ? $" It is also in servers that Discord:Guilds does not list: {string.Join(", ", servers[false])}." : "";
        return servers[true].Any()
            ? new CheckResult(true, $"Discord knows the bot as {bot.Username}. It serves {string.Join(", ", servers[true])}.{others}")
            : new CheckResult(false, $"Discord knows the bot as {bot.Username}, but it is in no server that it serves. Invite it as the README says.{others}");
    }

    /// <summary>Ids become part of addresses.</summary>
    private static string? FindInvalidId(PostTarget target, string? messageId) =>
        !Snowflake.IsValid(target.Channel.Channel) ? InvalidId(target.Channel)
        : !Snowflake.IsValid(target.Root ?? "0") || !Snowflake.IsValid(messageId ?? "0") ? $"{target.Root ?? messageId} is not the id of a message on Discord."
        : null;

    private static string InvalidId(ChannelAddress channel) =>
        $"{channel} is not a Discord channel: its id is a number. Turn on Developer Mode, and choose Copy Channel ID in the channel's menu.";
}
