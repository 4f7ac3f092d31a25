using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Slack.Client;

/// <summary>What happens in a workspace without being addressed to the app by a command or a button (https://docs.slack.dev/apis/events-api).</summary>
public abstract record WorkspaceEvent : SlackEvent
{
    /// <summary>Identifies the event; the same if Slack sends it again.</summary>
    [JsonIgnore]
    public string? EventId { get; init; }
}

/// <summary>
/// A message that mentions the bot (https://docs.slack.dev/reference/events/app_mention), or one in a conversation that the bot reads
/// (https://docs.slack.dev/reference/events/message.im).
/// </summary>
/// <param name="Type"><c>app_mention</c> or <c>message</c>.</param>
/// <param name="Text">What was written, as mrkdwn.</param>
/// <param name="Ts">The message's id.</param>
/// <param name="ThreadTs">The id of the message that began the thread; null outside of threads.</param>
/// <param name="ChannelType"><c>im</c> for a direct message.</param>
/// <param name="Subtype">What else than a message of a person it is, such as <c>message_changed</c>; null if it is one.</param>
/// <param name="BotId">The bot that wrote it; null for a person.</param>
/// <param name="Edited">When and by whom it was changed, if it was.</param>
public sealed record MessageEvent(
    string? Type, string? Text, string? Ts, string? ThreadTs, string? ChannelType, string? Subtype, string? BotId, JsonElement? Edited) : WorkspaceEvent;

/// <summary>A user opened the app's own page (https://docs.slack.dev/reference/events/app_home_opened).</summary>
/// <param name="Tab">The part of it: <c>home</c> or <c>messages</c>.</param>
public sealed record HomeOpened(string? Tab) : WorkspaceEvent;

/// <summary>A message with links to a domain of the app is written or was posted (https://docs.slack.dev/reference/events/link_shared).</summary>
/// <param name="MessageTs">The message's id; it is not a message yet as long as it is written.</param>
/// <param name="UnfurlId">Identifies the links, together with <paramref name="Source"/>.</param>
/// <param name="Source"><c>composer</c> while the message is written, <c>conversations_history</c> once it is posted.</param>
/// <param name="Links">The links.</param>
public sealed record LinksShared(string? MessageTs, string? UnfurlId, string? Source, IReadOnlyList<SharedLink?>? Links) : WorkspaceEvent;

/// <summary>A link in a message, as it was written.</summary>
public sealed record SharedLink(string? Url);

/// <summary>
/// The app was removed from the workspace (https://docs.slack.dev/reference/events/app_uninstalled), or tokens of it were revoked
/// (https://docs.slack.dev/reference/events/tokens_revoked).
/// </summary>
/// <param name="Tokens">Whose tokens; null if the app was removed.</param>
public sealed record AccessRevoked(RevokedTokens? Tokens) : WorkspaceEvent;

/// <summary>The owners of tokens that were revoked.</summary>
/// <param name="Bot">The bot users whose token it was.</param>
public sealed record RevokedTokens(IReadOnlyList<string?>? Bot);
