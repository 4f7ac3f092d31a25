using System.Globalization;
using System.Text.Json;

namespace PaperBot.Fakes.Slack;

/// <summary>A call of a Web API method.</summary>
/// <param name="Method">The method, such as <c>chat.postMessage</c>.</param>
/// <param name="Authorization">The header as it came; empty for none.</param>
/// <param name="Arguments">Its arguments, as JSON.</param>
public sealed record SlackCall(string Method, string Authorization, JsonElement Arguments);

/// <summary>A message that stands in a channel.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="Ts">The message's id.</param>
/// <param name="Message">All that was sent.</param>
public sealed record SlackPost(string Channel, string Ts, JsonElement Message)
{
    /// <summary>When it was posted, in seconds since 1970.</summary>
    public decimal PostedAt => decimal.Parse(Ts, CultureInfo.InvariantCulture);
}

/// <summary>An acknowledgement.</summary>
/// <param name="EnvelopeId">The envelope.</param>
/// <param name="Socket">The number of the socket that it came by.</param>
/// <param name="HasPayload">Whether it carries an answer.</param>
public sealed record SlackAck(string EnvelopeId, int Socket, bool HasPayload);

/// <summary>An answer to a command or a pressed button.</summary>
/// <param name="EnvelopeId">The envelope that is answered.</param>
/// <param name="ByAck">True if it came in the acknowledgement, false if by the <c>response_url</c>.</param>
/// <param name="Authorization">The header that came with it; empty for none, as it should be.</param>
/// <param name="Message">The answer.</param>
/// <param name="Problems">Why Slack would not show it; empty for a good one.</param>
public sealed record SlackAnswer(string EnvelopeId, bool ByAck, string Authorization, JsonElement Message, IReadOnlyList<string> Problems);

/// <summary>A channel of the workspace.</summary>
/// <param name="Name">Its name, without the <c>#</c>.</param>
/// <param name="IsMember">Whether the bot was invited.</param>
/// <param name="IsArchived">Whether it was archived.</param>
public sealed record SlackChannel(string Name, bool IsMember = true, bool IsArchived = false);
