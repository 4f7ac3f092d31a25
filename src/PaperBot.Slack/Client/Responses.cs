using System.Text.Json.Serialization;

namespace PaperBot.Slack.Client;

/// <summary>The owner of a token.</summary>
internal sealed record AuthInfo(string? User, string? Team);

/// <summary>A channel, of which the bot may be a member, or direct messages, which have no members.</summary>
internal sealed record Conversation(string? Name, bool IsArchived, bool IsMember);

/// <summary>A page of messages, the newest first.</summary>
internal sealed record ConversationHistory(
    [property: JsonRequired] IReadOnlyList<HistoryMessage> Messages, bool HasMore, ResponseMetadata? ResponseMetadata)
{
    /// <summary>The cursor of the next page; empty if there is none.</summary>
    [JsonIgnore]
    public string NextCursor => ResponseMetadata?.NextCursor ?? "";
}

/// <summary>The pagination of a response (https://docs.slack.dev/apis/web-api/pagination).</summary>
internal sealed record ResponseMetadata(string? NextCursor);

/// <summary>A message of a channel; <c>Ts</c> is its id.</summary>
internal sealed record HistoryMessage(string Ts, MessageMetadata? Metadata);

/// <summary>A user, whose locale is such as <c>ko-KR</c>.</summary>
internal sealed record SlackUser(string? Locale);

/// <summary>A message that was posted; <c>Ts</c> is its id.</summary>
internal sealed record PostedMessage([property: JsonRequired] string Ts);

/// <summary>The address of a Socket Mode connection, which can be used once.</summary>
internal sealed record SocketAddress([property: JsonRequired] Uri Url);

internal sealed record ConversationResponse([property: JsonRequired] Conversation Channel);

internal sealed record UserResponse([property: JsonRequired] SlackUser User);
