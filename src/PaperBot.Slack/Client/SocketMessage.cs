using System.Text.Json;

namespace PaperBot.Slack.Client;

/// <summary>
/// A message from Slack over the socket (https://docs.slack.dev/apis/events-api/using-socket-mode): <c>hello</c>, <c>disconnect</c>, or an
/// envelope.
/// </summary>
internal sealed record SocketMessage(string? Type, string? EnvelopeId, bool AcceptsResponsePayload, string? Reason, JsonElement Payload);

/// <summary>The acknowledgement of an envelope, with or without a response.</summary>
internal sealed record Acknowledgement(string EnvelopeId, ResponseMessage? Payload);
