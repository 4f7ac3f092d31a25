using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Slack.SocketMode;

/// <summary>
/// What comes over the socket (https://docs.slack.dev/apis/events-api/using-socket-mode): <c>hello</c>, <c>disconnect</c>, or an envelope.
/// </summary>
internal sealed record SocketMessage(string? Type, string? EnvelopeId, bool AcceptsResponsePayload, string? Reason, JsonElement Payload);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SocketMessage))]
internal sealed partial class SocketJson : JsonSerializerContext;
