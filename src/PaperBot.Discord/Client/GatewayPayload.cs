using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Discord.Client;

/// <summary>
/// A payload that the gateway sends: opcode, data and, for an event, its sequence number and name (events/gateway-events, Payload Structure).
/// </summary>
internal sealed record GatewayPayload(GatewayOpcode Op, JsonElement D, long? S, string? T);

/// <summary>Opcodes (topics/opcodes-and-status-codes, Gateway Opcodes).</summary>
internal enum GatewayOpcode
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
}

/// <summary>The first data of a connection (events/gateway-events, Hello).</summary>
/// <param name="HeartbeatInterval">Milliseconds between two heartbeats.</param>
internal sealed record GatewayHello(int HeartbeatInterval);

/// <summary>The first data of a session (events/gateway-events, Ready).</summary>
/// <param name="SessionId">Resumes the session.</param>
/// <param name="ResumeGatewayUrl">The address at which the session is resumed.</param>
/// <param name="Guilds">The guilds that the bot is in; each follows in an event of its own.</param>
internal sealed record GatewayReady(
    [property: JsonRequired] string SessionId, [property: JsonRequired] string ResumeGatewayUrl, IReadOnlyList<Guild>? Guilds)
{
    /// <summary>The bot's user.</summary>
    public InteractionUser? User { get; init; }
}
