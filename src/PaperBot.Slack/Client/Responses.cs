using System.Text.Json.Serialization;

namespace PaperBot.Slack.Client;

/// <summary>The owner of a token.</summary>
/// <param name="User">The bot's user name.</param>
/// <param name="Team">The workspace's name.</param>
/// <param name="TeamId">The workspace's id.</param>
/// <param name="EnterpriseId">The id of the organization that the workspace belongs to, or null.</param>
/// <param name="IsEnterpriseInstall">Whether the app is installed in the whole organization.</param>
/// <param name="UserId">The id of the bot's user, by which it is mentioned.</param>
public sealed record AuthInfo(
    string? User, string? Team, [property: JsonRequired] string TeamId, string? EnterpriseId, bool IsEnterpriseInstall, string? UserId);

/// <summary>A channel or direct message.</summary>
/// <param name="Name">The channel's name, without the <c>#</c>.</param>
/// <param name="IsArchived">Whether it is archived.</param>
/// <param name="IsMember">Whether the bot is a member; not set for direct messages.</param>
/// <param name="IsPrivate">Whether only its members know it.</param>
public sealed record Conversation(string? Name, bool IsArchived, bool IsMember, bool IsPrivate);

/// <summary>A page of messages.</summary>
/// <param name="Messages">The messages, the newest first.</param>
/// <param name="HasMore">Whether there are older messages.</param>
/// <param name="ResponseMetadata">Where they continue.</param>
public sealed record ConversationHistory(
    [property: JsonRequired] IReadOnlyList<HistoryMessage?> Messages, bool HasMore, ResponseMetadata? ResponseMetadata)
{
    /// <summary>The cursor of the next page; empty if there is none.</summary>
    [JsonIgnore]
    public string NextCursor => ResponseMetadata?.NextCursor ?? "";
}

/// <summary>The pagination of a response (https://docs.slack.dev/apis/web-api/pagination).</summary>
public sealed record ResponseMetadata(string? NextCursor);

/// <summary>A message of a channel.</summary>
/// <param name="Ts">The message's id.</param>
/// <param name="Metadata">What its app attached to it.</param>
public sealed record HistoryMessage([property: JsonRequired] string Ts, MessageMetadata? Metadata);

/// <summary>A user.</summary>
/// <param name="Locale">The user's language, such as <c>ko-KR</c>.</param>
public sealed record SlackUser(string? Locale);

/// <summary>A message that was posted.</summary>
/// <param name="Ts">The message's id.</param>
public sealed record PostedMessage([property: JsonRequired] string Ts);

/// <summary>The address of a Socket Mode connection.</summary>
/// <param name="Url">A <c>wss</c> address that can be used once.</param>
public sealed record SocketAddress([property: JsonRequired] Uri Url)
{
    /// <summary>The address without its ticket.</summary>
    public override string ToString() => Url.IsAbsoluteUri ? $"A socket at {Url.Host}" : "A socket";
}

/// <summary>A modal that was opened.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">Its state.</param>
public sealed record OpenView([property: JsonRequired] string Id, string? Hash);

internal sealed record ViewOpening([property: JsonRequired] OpenView View);

internal sealed record ConversationResponse([property: JsonRequired] Conversation Channel);

internal sealed record UserResponse([property: JsonRequired] SlackUser User);
