using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace PaperBot.Fakes.Slack;

/// <summary>A fake workspace: tokens, scopes, users, channels and their messages.</summary>
public sealed class SlackWorkspace(TimeProvider time)
{
    private int _messages;

    /// <summary>The workspace in which the app is installed.</summary>
    public const string TeamId = "T1";

    /// <summary>The app.</summary>
    public const string AppId = "A1";

    /// <summary>The bot's user.</summary>
    public const string BotUser = "UBOT";

    /// <summary>The organization in which the whole app is installed; null for an installation in the workspace.</summary>
    public string? Enterprise { get; set; }

    /// <summary>The valid bot token.</summary>
    public string BotToken { get; set; } = "xoxb-fake-bot-token";

    /// <summary>The valid app-level token.</summary>
    public string AppToken { get; set; } = $"xapp-1-{AppId}-1-fake-app-token";

    /// <summary>The scopes of the bot token.</summary>
    public ISet<string> Scopes { get; } = new HashSet<string>
    {
        "chat:write", "commands", "channels:read", "channels:history", "groups:read", "groups:history", "users:read",
        "app_mentions:read", "im:history", "im:read", "links:read", "links:write",
    };

    /// <summary>
    /// Channels with special properties. Any other id that begins with C is a channel of which the bot is a member, with D its direct
    /// messages with a user.
    /// </summary>
    public ConcurrentDictionary<string, SlackChannel> Channels { get; } = new();

    /// <summary>The users' languages; <c>en-US</c> for all other users.</summary>
    public ConcurrentDictionary<string, string> Locales { get; } = new();

    /// <summary>The users that are not usual members of the workspace.</summary>
    public ConcurrentDictionary<string, SlackPerson> People { get; } = new();

    /// <summary>The threads, by their first message, that an admin has locked.</summary>
    public ConcurrentDictionary<string, bool> LockedThreads { get; } = new();

    /// <summary>The kinds of blocks that the workspace refuses, such as <c>card</c>.</summary>
    public HashSet<string> RefusedBlocks { get; } = [];

    /// <summary>The messages that were refused for such a block, and those that were dropped for it, in an acknowledgement.</summary>
    public SignalLog<JsonElement> Refusals { get; } = new();

    /// <summary>The messages that were posted to all channels, as they were posted, the oldest first.</summary>
    public SignalLog<SlackMessage> Posts { get; } = new();

    /// <summary>The changes of messages.</summary>
    public SignalLog<SlackChange> Changes { get; } = new();

    /// <summary>The messages that the app deleted.</summary>
    public SignalLog<SlackMessage> Deletions { get; } = new();

    /// <summary>What is in the channels now.</summary>
    public SlackHistory History { get; } = new();

    /// <summary>How fast messages may be posted.</summary>
    public SlackPace Pace { get; } = new(time);

    /// <summary>The messages that only one user sees, with that user in their arguments.</summary>
    public SignalLog<SlackMessage> Ephemerals { get; } = new();

    /// <summary>The modals and the pages of the app.</summary>
    public SlackViews Views { get; } = new(time);

    /// <summary>The links that the app was told of.</summary>
    public SlackLinks Links { get; } = new();

    /// <summary>The channel with this id, or null.</summary>
    public SlackChannel? FindChannel(string id) =>
        Channels.GetValueOrDefault(id) ?? (id.StartsWith('C') || id.StartsWith('D') ? new SlackChannel($"channel-{id}") : null);

    /// <summary>Adds a message to a channel, posted now.</summary>
    public SlackMessage Add(string channel, JsonElement message)
    {
        var posted = new SlackMessage(channel, NewTs(), message);
        History.Set(posted);
        Posts.Add(posted);
        return posted;
    }

    /// <summary>The id of a message of now.</summary>
    internal string NewTs() =>
        string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow().ToUnixTimeSeconds()}.{Interlocked.Increment(ref _messages):000000}");

    /// <summary>Whether a message has a block of a kind that the workspace refuses, which is recorded.</summary>
    internal bool Refuses(JsonElement message)
    {
        var refuses = RefusedBlocks.Count > 0 && SlackLimits.Problems(message, RefusedBlocks).Count > SlackLimits.Problems(message).Count;
        if (refuses)
        {
            Refusals.Add(message);
        }

        return refuses;
    }
}
