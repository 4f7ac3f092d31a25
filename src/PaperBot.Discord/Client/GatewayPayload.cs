using System.Text.Json;

namespace PaperBot.Discord.Client;

/// <summary>A payload that the gateway sends (events/gateway-events, Payload Structure).</summary>
/// <param name="Op">The opcode, one of <see cref="GatewayOpcode"/>.</param>
/// <param name="D">The data.</param>
/// <param name="S">The sequence number of a dispatch.</param>
/// <param name="T">The event name of a dispatch.</param>
internal sealed record GatewayPayload(int Op, JsonElement D, long? S, string? T);

/// <summary>Opcodes (topics/opcodes-and-status-codes, Gateway Opcodes).</summary>
internal static class GatewayOpcode
{
    /// <summary>An event.</summary>
    public const int Dispatch = 0;

    /// <summary>A heartbeat, or a request for one.</summary>
    public const int Heartbeat = 1;

    /// <summary>Starts a session.</summary>
    public const int Identify = 2;

    /// <summary>Resumes a session.</summary>
    public const int Resume = 6;

    /// <summary>A request to reconnect.</summary>
    public const int Reconnect = 7;

    /// <summary>The session is invalid.</summary>
    public const int InvalidSession = 9;

    /// <summary>The first payload of a connection.</summary>
    public const int Hello = 10;

    /// <summary>Acknowledges a heartbeat.</summary>
    public const int HeartbeatAck = 11;
}

/// <summary>The first data of a connection (events/gateway-events, Hello).</summary>
/// <param name="HeartbeatInterval">Milliseconds between two heartbeats.</param>
internal sealed record GatewayHello(int HeartbeatInterval);

/// <summary>The first data of a session (events/gateway-events, Ready).</summary>
/// <param name="SessionId">The session.</param>
/// <param name="ResumeGatewayUrl">The address at which to resume it.</param>
internal sealed record GatewayReady(string SessionId, string ResumeGatewayUrl);
