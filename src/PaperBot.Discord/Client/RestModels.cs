using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Discord.Client;

/// <summary>The address of the gateway, and how many sessions can be started (events/gateway, Get Gateway Bot).</summary>
/// <param name="Url">The WebSocket address.</param>
/// <param name="SessionStartLimit">How many sessions can still be started.</param>
/// <param name="Shards">The recommended number of shards.</param>
public sealed record GatewayAddress([property: JsonRequired] string Url, SessionStartLimit? SessionStartLimit, int Shards);

/// <summary>How many gateway sessions can be started (events/gateway, Session Start Limit Object).</summary>
/// <param name="Remaining">How many are left.</param>
/// <param name="ResetAfter">Milliseconds until the limit is reset.</param>
/// <param name="MaxConcurrency">How many shards can start a session in the same five seconds.</param>
public sealed record SessionStartLimit(int Remaining, long ResetAfter, int MaxConcurrency);

/// <summary>A user (resources/user, User Object).</summary>
/// <param name="Id">The snowflake.</param>
/// <param name="Username">The name.</param>
public sealed record User([property: JsonRequired] string Id, string Username);

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

/// <summary>The body of a refusal (reference, Error Messages).</summary>
/// <param name="Code">The error code, such as 50001.</param>
/// <param name="Message">What it means.</param>
/// <param name="RetryAfter">Seconds to wait, for a rate limit.</param>
/// <param name="Global">Whether it is the global rate limit.</param>
/// <param name="Errors">The invalid fields.</param>
internal sealed record ErrorBody(int Code, string? Message, double? RetryAfter, bool Global, JsonElement? Errors);
