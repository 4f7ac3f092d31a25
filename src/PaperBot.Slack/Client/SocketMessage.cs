using System.Text.Json;

namespace PaperBot.Slack.Client;

/// <summary>
/// A message from Slack over the socket (https://docs.slack.dev/apis/events-api/using-socket-mode): <c>hello</c>, <c>disconnect</c>, or an
/// envelope.
/// </summary>
internal sealed record SocketMessage(
    string? Type, string? EnvelopeId, bool AcceptsResponsePayload, string? Reason, JsonElement Payload, ConnectionInfo? ConnectionInfo);

/// <summary>What the <c>hello</c> says of the connection.</summary>
/// <param name="AppId">The app that it belongs to.</param>
internal sealed record ConnectionInfo(string? AppId);

/// <summary>The acknowledgement of an envelope, with or without a response.</summary>
internal sealed record Acknowledgement(string EnvelopeId, EnvelopeResponse? Payload);
