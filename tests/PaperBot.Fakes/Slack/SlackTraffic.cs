using System.Globalization;
using System.Text.Json;

namespace PaperBot.Fakes.Slack;

/// <summary>A call of a Web API method, such as <c>chat.postMessage</c>.</summary>
public sealed record SlackCall(string Method, string Authorization, JsonElement Arguments);

/// <summary>A message of a channel: its id, and the arguments with which it was posted.</summary>
public sealed record SlackMessage(string Channel, string Ts, JsonElement Message)
{
    /// <summary>When it was posted, in seconds since 1970.</summary>
    public decimal PostedAt => decimal.Parse(Ts, CultureInfo.InvariantCulture);

    /// <summary>The message that began the thread; null outside of threads.</summary>
    public string? ThreadTs => Message.TryGetProperty("thread_ts", out var thread) ? thread.GetString() : null;

    /// <summary>The key of a delivery in its metadata; null if it has none.</summary>
    public string? Key => Message.TryGetProperty("metadata", out var metadata) && metadata.GetProperty("event_payload").TryGetProperty("key", out var key) ? key.GetString() : null;
}

/// <summary>An acknowledgement, with the number of the connection that it came by.</summary>
public sealed record SlackAck(string EnvelopeId, int Socket, bool HasPayload);

/// <summary>A response to a command or a pressed button.</summary>
/// <param name="EnvelopeId">The envelope of the command or button.</param>
/// <param name="ByAck">Whether it came in the acknowledgement, rather than by the <c>response_url</c>.</param>
/// <param name="Authorization">The header that came with it; empty if there is none, as it should be.</param>
/// <param name="Message">The message.</param>
/// <param name="Problems">Why Slack would refuse it; empty for a valid message.</param>
public sealed record SlackResponse(string EnvelopeId, bool ByAck, string Authorization, JsonElement Message, IReadOnlyList<string> Problems)
{
    /// <summary>The text of notifications.</summary>
    public string Text => Message.GetProperty("text").GetString()!;

    /// <summary>Whether the whole channel sees the message.</summary>
    public bool IsShared => Message.TryGetProperty("response_type", out var type) && type.GetString() == "in_channel";

    /// <summary>Whether it replaces the message of the button.</summary>
    public bool Replaces => Message.GetProperty("replace_original").GetBoolean();
}

/// <summary>A channel of the workspace, of which the bot can be a member.</summary>
public sealed record SlackChannel(string Name, bool IsMember = true, bool IsArchived = false, bool IsPrivate = false)
{
    /// <summary>Whether nobody may post to it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether only replies in threads may be posted to it.</summary>
    public bool IsThreadOnly { get; init; }

    /// <summary>Whether it has no threads.</summary>
    public bool IsNonThreadable { get; init; }

    /// <summary>Whether it is shared with another organization.</summary>
    public bool IsExtShared { get; init; }
}

/// <summary>A user of the workspace.</summary>
/// <param name="TeamId">The user's own workspace.</param>
public sealed record SlackPerson(string TeamId = SlackWorkspace.TeamId)
{
    /// <summary>Whether the user is a guest of several channels.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>Whether the user is a guest of one channel.</summary>
    public bool IsUltraRestricted { get; init; }

    /// <summary>Whether the user is known only from a channel that is shared with another workspace.</summary>
    public bool IsStranger { get; init; }

    /// <summary>Whether the user has left.</summary>
    public bool IsDeleted { get; init; }
}
