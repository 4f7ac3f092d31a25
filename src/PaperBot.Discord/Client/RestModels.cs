using System.Text.Json;

namespace PaperBot.Discord.Client;

/// <summary>The address of the gateway, and how many sessions can be started (events/gateway, Get Gateway Bot).</summary>
internal sealed record GatewayAddress(string Url, SessionStartLimit? SessionStartLimit);

/// <summary>How many gateway sessions can be started until the reset in milliseconds (events/gateway, Session Start Limit Object).</summary>
internal sealed record SessionStartLimit(int Remaining, long ResetAfter);

/// <summary>A user (resources/user, User Object).</summary>
internal sealed record User(string Id, string Username);

/// <summary>An application (resources/application, Application Object).</summary>
internal sealed record Application(string Id);

/// <summary>
/// A channel (resources/channel, Channel Object and Channel Types). Its last message is the newest ever posted, which may have been deleted.
/// </summary>
internal sealed record Channel(string Id, int Type, string? Name, string? LastMessageId);

/// <summary>
/// A message of a channel (resources/message, Message Object). The nonce is there if Discord still knows it; others may have used numbers.
/// </summary>
internal sealed record Message(string Id, JsonElement? Nonce, IReadOnlyList<MessageComponent>? Components);

/// <summary>A row, or a button or menu in one.</summary>
internal sealed record MessageComponent(string? CustomId, IReadOnlyList<MessageComponent>? Components);

/// <summary>
/// The body of a refusal (reference, Error Messages): a code such as 50001 with its message and, for a rate limit, the seconds to wait and
/// whether it is the global one. The errors name the invalid fields.
/// </summary>
internal sealed record ErrorBody(int Code, string? Message, double? RetryAfter, bool Global, JsonElement? Errors);
