using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Discord.Client;

/// <summary>The address of the gateway, and how many sessions can be started (events/gateway, Get Gateway Bot).</summary>
/// <param name="Url">The WebSocket address.</param>
/// <param name="SessionStartLimit">How many sessions can still be started.</param>
public sealed record GatewayAddress([property: JsonRequired] string Url, SessionStartLimit? SessionStartLimit);

/// <summary>How many gateway sessions can be started (events/gateway, Session Start Limit Object).</summary>
/// <param name="Remaining">How many are left.</param>
/// <param name="ResetAfter">Milliseconds until the limit is reset.</param>
public sealed record SessionStartLimit(int Remaining, long ResetAfter);

/// <summary>A user (resources/user, User Object).</summary>
/// <param name="Id">The snowflake.</param>
/// <param name="Username">The name.</param>
public sealed record User(string Id, string Username);

/// <summary>A guild, which people call a server (resources/guild, Guild Object); what else Discord says of it is not read.</summary>
/// <param name="Id">The snowflake.</param>
/// <param name="Name">The name; null if it is not known yet.</param>
/// <param name="Unavailable">Whether it cannot be reached because of an outage.</param>
public sealed record Guild([property: JsonRequired] string Id, string? Name, bool Unavailable)
{
    /// <summary>The language of the guild, such as <c>ko</c>; null if it is not known.</summary>
    public string? PreferredLocale { get; init; }
}

/// <summary>An application (resources/application, Application Object).</summary>
/// <param name="Id">The snowflake.</param>
public sealed record Application([property: JsonRequired] string Id);

/// <summary>A channel (resources/channel, Channel Object).</summary>
/// <param name="Id">The snowflake.</param>
/// <param name="Type">The type (resources/channel, Channel Types).</param>
/// <param name="Name">The name, or null.</param>
/// <param name="LastMessageId">The newest message that was ever posted, which may have been deleted; null if there was none.</param>
public sealed record Channel(string Id, int Type, string? Name, string? LastMessageId);

/// <summary>A message of a channel (resources/message, Message Object).</summary>
/// <param name="Id">The snowflake.</param>
/// <param name="Nonce">The nonce, if Discord still knows it; others may have used numbers.</param>
/// <param name="Components">The components.</param>
public sealed record Message(string Id, JsonElement? Nonce, IReadOnlyList<MessageComponent?>? Components);

/// <summary>A component of a message.</summary>
/// <param name="CustomId">The id of a button or a menu.</param>
/// <param name="Accessory">The button of a section.</param>
/// <param name="Components">The components within it.</param>
public sealed record MessageComponent(string? CustomId, MessageComponent? Accessory, IReadOnlyList<MessageComponent?>? Components);

/// <summary>A thread to start (resources/channel, Start Thread from Message).</summary>
/// <param name="Name">The name, 1 to 100 characters.</param>
internal sealed record ThreadPayload(string Name);

/// <summary>The body of a refusal (reference, Error Messages).</summary>
/// <param name="Code">The error code, such as 50001.</param>
/// <param name="Message">What it means.</param>
/// <param name="RetryAfter">Seconds to wait, for a rate limit.</param>
/// <param name="Global">Whether it is the global rate limit.</param>
/// <param name="Errors">The invalid fields.</param>
internal sealed record ErrorBody(int Code, string? Message, double? RetryAfter, bool Global, JsonElement? Errors);
