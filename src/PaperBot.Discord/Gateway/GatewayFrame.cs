using System.Text.Json;

namespace PaperBot.Discord.Gateway;

/// <summary>A message from the gateway (events/gateway-events, Payload Structure).</summary>
/// <param name="Op">What it is: one of the constants.</param>
/// <param name="D">What it carries, by its kind.</param>
/// <param name="S">Of a dispatch: its number in the session.</param>
/// <param name="T">Of a dispatch: the event's name.</param>
internal sealed record GatewayFrame(int Op, JsonElement D, long? S, string? T)
{
    /// <summary>An event.</summary>
    public const int Dispatch = 0;

    /// <summary>A heartbeat, or the wish for one.</summary>
    public const int Heartbeat = 1;

    /// <summary>Starts a session.</summary>
    public const int Identify = 2;

    /// <summary>Takes up a session.</summary>
    public const int Resume = 6;

    /// <summary>The wish that the client connects anew.</summary>
    public const int Reconnect = 7;

    /// <summary>The session is not, or no longer, valid.</summary>
    public const int InvalidSession = 9;

    /// <summary>The first message of a connection.</summary>
    public const int Hello = 10;

    /// <summary>A heartbeat has arrived.</summary>
    public const int HeartbeatAck = 11;
}

/// <summary>What a connection begins with (events/gateway, Hello Event).</summary>
/// <param name="HeartbeatInterval">Milliseconds between two heartbeats.</param>
internal sealed record GatewayHello(int HeartbeatInterval);

/// <summary>What a session begins with (events/gateway-events, Ready).</summary>
/// <param name="SessionId">Names the session.</param>
/// <param name="ResumeGatewayUrl">Where to take it up.</param>
internal sealed record GatewayReady(string SessionId, string ResumeGatewayUrl);
