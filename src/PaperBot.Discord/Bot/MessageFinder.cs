using System.Text.Json;
using PaperBot.Discord.Bot.Rendering;
using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot;

/// <summary>Finds the messages with an idempotency key, which is in their nonce or in one of their components, wherever <see cref="MessagePoster"/> put them.</summary>
internal sealed class MessageFinder(DiscordRestClient rest, ChannelTypes types, ForumPostFinder posts, ChannelCheck check)
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

    /// <inheritdoc cref="IChatPlatform.ReadKeysAsync"/>
    /// <exception cref="DiscordException">Discord cannot be asked, or does not show the channel to the bot.</exception>
    public async Task<FindOutcome> ReadKeysAsync(string id, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var channel = await types.GetAsync(id, cancellationToken);
        var keys = new HashSet<IdempotencyKey>();
        var threads = channel.IsForum ? [.. await posts.FindAsync(channel, message => KeysOf(message).Any(), since, cancellationToken)] : new List<string>();
        if (!channel.IsForum)
        {
            var (messages, problem) = await ReadAsync(id, since, cancellationToken);
            if (problem is not null)
            {
                return problem;
            }

            keys.UnionWith(messages.SelectMany(message => message.Keys));
            threads.AddRange(messages.Where(message => message.HasThread).Select(message => message.Id));
        }

        foreach (var thread in threads)
        {
            try
            {
                var (messages, problem) = await ReadAsync(thread, since, cancellationToken);
                if (problem is FindOutcome.Unknown)
                {
                    return problem;
                }

                keys.UnionWith(messages.SelectMany(message => message.Keys));
            }
            catch (DiscordException exception) when (exception.Response?.Code == UnknownChannel)
            {
                // A person deleted it.
            }
        }

        return new FindOutcome.Read(keys);
    }

    private async Task<FindOutcome> SearchAsync(string channel, IdempotencyKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (messages, problem) = await ReadAsync(channel, since, cancellationToken);
        return problem ?? ToOutcome([.. messages.Where(message => message.Keys.Contains(key)).Select(message => message.Id)]);
    }

    /// <summary>Reads the messages of the bot in a channel or a thread.</summary>
    private async Task<(IReadOnlyList<KeyedMessage> Messages, FindOutcome? Problem)> ReadAsync(string channel, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var found = new List<KeyedMessage>();
        string? before = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var messages = await rest.Channels.GetMessagesAsync(channel, PageSize, before, cancellationToken);
            if (messages is [])
            {
                return (found, before is null ? await ExplainEmptyAsync(channel, cancellationToken) : null);
            }

            found.AddRange(messages.Select(message => new KeyedMessage(message.Id, KeysOf(message).ToHashSet(), message.HasThread)).Where(message => message.Keys.Count > 0));
            before = messages[^1].Id;
            if (Snowflake.CreatedAt(before) < since)
            {
                return (found, null);
            }
        }

        return ([], new FindOutcome.Unknown($"Channel {channel} has too many messages since {since:u} to read them all."));
    }

    /// <summary>Without the permission to read the history, Discord returns an empty one, as of a channel without messages; null if it is that.</summary>
    private async Task<FindOutcome?> ExplainEmptyAsync(string channel, CancellationToken cancellationToken) => await check.CheckHistoryAsync(channel, cancellationToken) switch
    {
        { Works: true } => null,
        { IsUnknown: true } unknown => new FindOutcome.Unknown(unknown.Message),
        var refused => new FindOutcome.Blocked(refused.Message),
    };

    private static FindOutcome ToOutcome(IReadOnlyList<string> found) =>
        found.Count == 0 ? new FindOutcome.NotThere() : new FindOutcome.Found([.. found.OrderBy(ulong.Parse)]);

    private static bool HasKey(Message message, IdempotencyKey key) => KeysOf(message).Contains(key);

    private static IEnumerable<IdempotencyKey> KeysOf(Message message) => (message.Components ?? []).SelectMany(KeysOf)
        .Concat(message.Nonce is { ValueKind: JsonValueKind.String } nonce ? [new(nonce.GetRawText()[1..^1])] : Array.Empty<IdempotencyKey>());

    private static IEnumerable<IdempotencyKey> KeysOf(MessageComponent? component) => component is null ? [] :
    [
        .. CustomId.TryParse(component.CustomId, out var id) && id.Key is { } key ? [new(key)] : Array.Empty<IdempotencyKey>(),
        .. KeysOf(component.Accessory),
        .. (component.Components ?? []).SelectMany(KeysOf),
    ];

    /// <summary>A message of the bot.</summary>
    private sealed record KeyedMessage(string Id, IReadOnlySet<IdempotencyKey> Keys, bool HasThread);
}
