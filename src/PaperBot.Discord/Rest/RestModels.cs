using System.Text.Json;

namespace PaperBot.Discord.Rest;

/// <summary>Where the gateway is, and how often it may be entered (events/gateway, Get Gateway Bot).</summary>
/// <param name="Url">Its WebSocket address.</param>
/// <param name="SessionStartLimit">How many sessions can still be started.</param>
public sealed record GatewayAddress(string Url, SessionStartLimit? SessionStartLimit);

/// <summary>How many gateway sessions can be started.</summary>
/// <param name="Remaining">How many are left.</param>
/// <param name="ResetAfter">Milliseconds until there are more.</param>
public sealed record SessionStartLimit(int Remaining, long ResetAfter);

/// <summary>A user, such as the bot itself (resources/user).</summary>
/// <param name="Id">Its snowflake.</param>
/// <param name="Username">Its name.</param>
public sealed record User(string Id, string Username);

/// <summary>The application that the bot belongs to (resources/application).</summary>
/// <param name="Id">Its snowflake.</param>
public sealed record Application(string Id);

/// <summary>A channel (resources/channel).</summary>
/// <param name="Id">Its snowflake.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="LastMessageId">The newest message that was ever posted, which may be deleted; null where none was.</param>
public sealed record Channel(string Id, int Type, string? Name, string? LastMessageId);

/// <summary>A message as the channel's history tells it (resources/message).</summary>
/// <param name="Id">Its snowflake.</param>
/// <param name="Nonce">The nonce it was posted with, where Discord still knows it; Discord takes numbers as well.</param>
/// <param name="Components">Its rows.</param>
public sealed record PostedMessage(string Id, JsonElement? Nonce, IReadOnlyList<PostedComponent>? Components);

/// <summary>A component of a posted message.</summary>
/// <param name="CustomId">Its id, for a button or a menu.</param>
/// <param name="Components">What it holds, for a row.</param>
public sealed record PostedComponent(string? CustomId, IReadOnlyList<PostedComponent>? Components);

/// <summary>What Discord says of a refusal (reference, Error Messages).</summary>
/// <param name="Code">Its number, such as 50001.</param>
/// <param name="Message">What it means.</param>
/// <param name="RetryAfter">Seconds to wait, of a rate limit.</param>
/// <param name="Global">Whether a rate limit is that of all requests.</param>
/// <param name="Errors">What is wrong, field by field.</param>
public sealed record ErrorBody(int Code, string? Message, double? RetryAfter, bool Global, JsonElement? Errors);
