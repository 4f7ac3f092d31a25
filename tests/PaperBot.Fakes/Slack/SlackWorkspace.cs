using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace PaperBot.Fakes.Slack;

/// <summary>What a fake workspace holds: tokens, scopes, users, channels and their messages.</summary>
public sealed class SlackWorkspace
{
    private int _messages;

    /// <summary>The bot token that it takes.</summary>
    public string BotToken { get; set; } = "xoxb-fake-bot-token";

    /// <summary>The app-level token that it takes.</summary>
    public string AppToken { get; set; } = "xapp-fake-app-token";

    /// <summary>What the bot token may do.</summary>
    public ISet<string> Scopes { get; } = new HashSet<string>
    {
        "chat:write", "commands", "channels:read", "channels:history", "groups:read", "groups:history", "users:read",
    };

    /// <summary>
    /// Channels that are not just there: any other id that begins with C is a channel that the bot is in, with D its direct messages with
    /// somebody.
    /// </summary>
    public ConcurrentDictionary<string, SlackChannel> Channels { get; } = new();

    /// <summary>The users' languages; <c>en-US</c> for users who are not named.</summary>
    public ConcurrentDictionary<string, string> Locales { get; } = new();

    /// <summary>How many messages <c>conversations.history</c> gives in one answer: 15, as to apps outside the Marketplace.</summary>
    public int HistoryPage { get; set; } = 15;

    /// <summary>The messages in the order of posting.</summary>
    public SignalLog<SlackPost> Posts { get; } = new();

    /// <summary>A channel, or null if there is none with this id.</summary>
    public SlackChannel? FindChannel(string id) =>
        Channels.GetValueOrDefault(id) ?? (id.StartsWith('C') || id.StartsWith('D') ? new SlackChannel($"channel-{id}") : null);

    /// <summary>Puts a message into a channel, as of now.</summary>
    public SlackPost Add(string channel, JsonElement message)
    {
        var count = Interlocked.Increment(ref _messages);
        var ts = string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}.{count:000000}");
        var post = new SlackPost(channel, ts, message);
        Posts.Add(post);
        return post;
    }
}
