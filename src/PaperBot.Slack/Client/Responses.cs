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
public sealed record Conversation(string? Name, bool IsArchived, bool IsMember, bool IsPrivate)
{
    /// <summary>Whether it is a direct message with one person.</summary>
    public bool IsIm { get; init; }

    /// <summary>Whether it is a direct message with several people.</summary>
    public bool IsMpim { get; init; }

    /// <summary>Whether nobody may post to it; not set on every plan.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether only replies in threads may be posted to it.</summary>
    public bool IsThreadOnly { get; init; }

    /// <summary>Whether it has no threads.</summary>
    public bool IsNonThreadable { get; init; }

    /// <summary>Whether it cannot be changed at the moment, such as while it is moved.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Whether it is shared with another organization.</summary>
    public bool IsExtShared { get; init; }
}

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
/// <param name="AppId">The app that posted it; null for a person.</param>
public sealed record HistoryMessage([property: JsonRequired] string Ts, MessageMetadata? Metadata, string? AppId = null)
{
    /// <summary>How many replies its thread has.</summary>
    public int ReplyCount { get; init; }
}

/// <summary>A user (https://docs.slack.dev/reference/objects/user-object).</summary>
/// <param name="Locale">The user's language, such as <c>ko-KR</c>.</param>
public sealed record SlackUser(string? Locale)
{
    /// <summary>The user's own workspace.</summary>
    public string? TeamId { get; init; }

    /// <summary>Whether the user has left.</summary>
    public bool Deleted { get; init; }

    /// <summary>Whether it is a bot.</summary>
    public bool IsBot { get; init; }

    /// <summary>Whether the user is a guest.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>Whether the user is a guest of one channel.</summary>
    public bool IsUltraRestricted { get; init; }

    /// <summary>Whether the user is known only from a channel that is shared with another workspace.</summary>
    public bool IsStranger { get; init; }
}

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
